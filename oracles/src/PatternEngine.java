// Reads lines of fields in hexadecimal UTF-8, a pattern and texts, and prints for each whether Java takes the pattern, and
// which texts match: "syntax", or a digit for each text.

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Pattern;

class PatternEngine {
    static String decode(String field) {
        return new String(HexFormat.of().parseHex(field.substring(1)), StandardCharsets.UTF_8);
    }

    public static void main(String[] arguments) throws Exception {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] fields = line.split(" ");
            Pattern pattern;
            try {
                pattern = Pattern.compile(decode(fields[0]));
            } catch (IllegalArgumentException error) {
                System.out.println("syntax");
                continue;
            }
            var answer = new StringBuilder("ok");
            for (int nth = 1; nth < fields.length; nth++) {
                answer.append(pattern.matcher(decode(fields[nth])).find() ? '1' : '0');
            }
            System.out.println(answer);
        }
    }
}
