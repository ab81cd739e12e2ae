package io.chirpsim.results;

import java.util.Locale;

/** A page in the look of {@code report.html}: one file without scripts, which opens from disk and loads nothing. */
public final class StaticPage {
    private static final String FRAME =
            """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>%s - chirpsim</title>
            <style>
            %s
            </style>
            </head>
            <body>
            <main>
            %s
            </main>
            </body>
            </html>
            """;

    private StaticPage() {}

    /**
     * The whole page.
     *
     * @param title plain text
     * @param body HTML
     */
    public static String html(String title, String body) {
        return String.format(Locale.ROOT, FRAME, Html.escape(title), ReportHtml.resource("report/report.css"), body);
    }
}
