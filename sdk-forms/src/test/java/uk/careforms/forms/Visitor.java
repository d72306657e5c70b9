package uk.careforms.forms;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/** A person with a browser without scripts: follows redirects, keeps cookies, sends forms as they stand on the page. */
final class Visitor {

    private final RunningPages pages;
    private final String name;
    private final String roles;
    final CookieManager cookies = new CookieManager();
    private final HttpClient client;

    Visitor(RunningPages pages, String name, String roles) {
        this.pages = pages;
        this.name = name;
        this.roles = roles;
        this.client = HttpClient.newBuilder()
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Opens an address of the servlet and follows where it leads. */
    Answer get(String path) {
        return follow(send(request(URI.create(pages.address(path))).GET().build()));
    }

    /** Opens an address and stays there. */
    Answer once(String path) {
        return send(request(URI.create(pages.address(path))).GET().build());
    }

    /** Presses the first button of the page's main form, with these fields filled in. */
    Answer press(Answer page, Map<String, String> typed) {
        return follow(pressOnce(page, typed));
    }

    Answer pressOnce(Answer page, Map<String, String> typed) {
        return post(page.form(""), page, typed, Map.of());
    }

    /** Presses another button. */
    Answer press(Answer page, Map<String, String> typed, String button, String value) {
        return follow(post(page.form(""), page, typed, Map.of(button, value)));
    }

    /** Presses the button of the form that leads to an address with this ending. */
    Answer pressIn(Answer page, String actionEnding, Map<String, String> typed) {
        return follow(post(page.form(actionEnding), page, typed, Map.of()));
    }

    private Answer post(Element form, Answer page, Map<String, String> typed, Map<String, String> button) {
        List<String> fields = new ArrayList<>();
        for (Element field : form.select("input, textarea, select")) {
            fields.addAll(standing(field, typed));
        }
        button.forEach((key, value) -> fields.add(pair(key, value)));
        return post(page.address().resolve(form.attr("action")), String.join("&", fields), Map.of());
    }

    /** What a browser would send for one field; a text of several values, split at commas, ticks several boxes. */
    private static List<String> standing(Element field, Map<String, String> typed) {
        String key = field.attr("name");
        String given = typed.get(key);
        boolean box = field.attr("type").equals("radio") || field.attr("type").equals("checkbox");
        if (box) {
            boolean on = given == null
                    ? field.hasAttr("checked")
                    : List.of(given.split(",", -1)).contains(field.attr("value"));
            return on ? List.of(pair(key, field.attr("value"))) : List.of();
        }
        return List.of(pair(key, given == null ? Answer.value(field) : given));
    }

    /** Chooses a file in the page's main form and presses a button; an empty name is the first one, which has none. */
    Answer upload(Answer page, String file, byte[] content, String button, String value) {
        Element form = page.form("");
        Multipart body = new Multipart();
        for (Element field : form.select("input[type=hidden]")) {
            body.field(field.attr("name"), field.attr("value"));
        }
        if (!button.isEmpty()) {
            body.field(button, value);
        }
        body.file("file", file, content);
        return follow(send(request(page.address().resolve(form.attr("action")))
                .header("Content-Type", body.type())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.bytes()))
                .build()));
    }

    /** Opens an address and gives the octets of the answer. */
    HttpResponse<byte[]> download(String path) {
        try {
            return client.send(
                    request(URI.create(pages.address(path))).GET().build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failed) {
            throw new IllegalStateException("No answer from " + path, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /** Posts a body as it is. */
    Answer post(URI address, String body, Map<String, String> headers) {
        HttpRequest.Builder request = request(address).header("Content-Type", "application/x-www-form-urlencoded");
        headers.forEach(request::setHeader);
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    static String pair(String key, String value) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    Answer follow(Answer answer) {
        Answer now = answer;
        while (now.status() == 303) {
            URI next = now.address().resolve(now.header("Location"));
            now = send(request(next).GET().build());
        }
        return now;
    }

    /** The cookies that the browser holds, as {@code name=value}. */
    String cookieNames() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName())
                .collect(Collectors.joining(","));
    }

    private HttpRequest.Builder request(URI address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        if (!name.isEmpty()) {
            request.header(SignedInByHeader.USER, name).header(SignedInByHeader.ROLES, roles);
        }
        return request;
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return Answer.of(response);
        } catch (IOException failed) {
            throw new IllegalStateException("No answer from " + request.uri(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
