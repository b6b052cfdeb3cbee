module identity-patch/oracles/formats

go 1.26

require github.com/ory/jsonschema/v3 v3.0.9-0.20250317235931-280c5fc7bf0e

require (
	github.com/nyaruka/phonenumbers v1.7.4 // indirect
	golang.org/x/text v0.23.0 // indirect
	google.golang.org/protobuf v1.36.11 // indirect
)
