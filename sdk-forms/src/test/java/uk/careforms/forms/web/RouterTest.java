package uk.careforms.forms.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RouterTest {

    private static final Handler NOTHING = exchange -> Reply.html(200, "");

    private final Router router = new Router(List.of(
            Route.get("/", Access.ANYONE, NOTHING),
            Route.get("/forms/{form}", Access.ANYONE, NOTHING),
            Route.post("/forms/{form}", Access.ANYONE, NOTHING),
            Route.get("/forms/{form}/pages/{page}", Access.ANYONE, NOTHING)));

    @Test
    void a_name_in_braces_takes_one_whole_segment() {
        assertThat(found("GET", "/forms/adult-referral/pages/who")).isEqualTo("{form=adult-referral, page=who}");
        assertThat(found("GET", "/forms/")).isEqualTo("nothing");
        assertThat(found("GET", "/forms/a/b")).isEqualTo("nothing");
        assertThat(found("GET", "/")).isEqualTo("{}");
    }

    @Test
    void a_head_request_is_answered_as_a_get() {
        assertThat(found("HEAD", "/forms/adult-referral")).isEqualTo("{form=adult-referral}");
    }

    @Test
    void another_method_is_told_which_ones_there_are() {
        assertThat(found("DELETE", "/forms/adult-referral")).isEqualTo("GET, HEAD, POST");
    }

    private String found(String method, String path) {
        return router.find(method, path)
                .fold(way -> way.values().toString(), others -> others.allow(), () -> "nothing");
    }
}
