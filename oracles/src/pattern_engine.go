// Reads lines of fields in hexadecimal UTF-8, a pattern and texts, and prints for each whether Go takes the pattern, and
// which texts match: "syntax", or a digit for each text.
package main

import (
	"bufio"
	"encoding/hex"
	"fmt"
	"os"
	"regexp"
	"strings"
)

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var fields []string
		for _, field := range strings.Split(lines.Text(), " ") {
			text, err := hex.DecodeString(strings.TrimPrefix(field, "."))
			if err != nil {
				panic(err)
			}
			fields = append(fields, string(text))
		}
		pattern, err := regexp.Compile(fields[0])
		if err != nil {
			fmt.Println("syntax")
			continue
		}
		answer := "ok"
		for _, text := range fields[1:] {
			if pattern.MatchString(text) {
				answer += "1"
			} else {
				answer += "0"
			}
		}
		fmt.Println(answer)
	}
}
