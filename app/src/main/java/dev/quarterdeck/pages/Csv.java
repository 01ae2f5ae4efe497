package dev.quarterdeck.pages;

import dev.quarterdeck.metrics.Explanation.Rows;
import dev.quarterdeck.reports.TableCsv;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/// Holds rows on their way into a spreadsheet.
///
/// @param name the file's name
record Csv(String name, List<String> columns, List<List<String>> rows) {

    ResponseEntity<String> answer() {
        var text = new StringBuilder();
        TableCsv.write(new Rows(columns, rows), text);
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv;charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text.toString());
    }
}
