// Reads lines {"format", "input"} and writes them with "valid": what ory/jsonschema, as Ory Kratos pins it, says of the text.
package main

import (
	"bufio"
	"encoding/json"
	"log"
	"os"

	"github.com/ory/jsonschema/v3"
)

type row struct {
	Format string `json:"format"`
	Input  string `json:"input"`
	Valid  bool   `json:"valid"`
}

func main() {
	output := bufio.NewWriter(os.Stdout)
	encoder := json.NewEncoder(output)
	encoder.SetEscapeHTML(false)
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		var row row
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			log.Fatal(err)
		}
		row.Valid = jsonschema.Formats[row.Format](row.Input)
		if err := encoder.Encode(row); err != nil {
			log.Fatal(err)
		}
	}
	if err := lines.Err(); err != nil {
		log.Fatal(err)
	}
	if err := output.Flush(); err != nil {
		log.Fatal(err)
	}
}
