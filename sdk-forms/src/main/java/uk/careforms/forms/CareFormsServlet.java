package uk.careforms.forms;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.careforms.engine.CareForms;
import uk.careforms.forms.api.ApiRefusals;
import uk.careforms.forms.api.ApiRoutes;
import uk.careforms.forms.assess.AssessRoutes;
import uk.careforms.forms.insight.InsightRoutes;
import uk.careforms.forms.invite.InviteRoutes;
import uk.careforms.forms.layout.Assets;
import uk.careforms.forms.layout.Layout;
import uk.careforms.forms.layout.Logo;
import uk.careforms.forms.layout.RefusalPages;
import uk.careforms.forms.mycase.MyCaseRoutes;
import uk.careforms.forms.pages.PublicRoutes;
import uk.careforms.forms.staff.StaffRoutes;
import uk.careforms.forms.templates.Templates;
import uk.careforms.forms.web.Gate;
import uk.careforms.forms.web.MultipartBody;
import uk.careforms.forms.web.PageOptions;
import uk.careforms.forms.web.Route;
import uk.careforms.forms.web.Router;

/**
 * The pages for people, staff and operators, and the JSON API below {@code api/}.
 *
 * <p>Map it to a path of its own, like {@code /care/*}. Who somebody is and which of the roles {@code staff}, {@code operator} and
 * {@code manager} they have is what the container says. Init parameters, all of which may be left out: {@code phase}, {@code phase-text},
 * {@code sign-in-path}, {@code sign-out-path}, {@code exit-url}, {@code logo}, {@code strict-host}. Thread-safe.
 */
@MultipartConfig(maxFileSize = MultipartBody.MOST, maxRequestSize = MultipartBody.MOST, fileSizeThreshold = 64 * 1024)
public final class CareFormsServlet extends HttpServlet {

    private final transient CareForms forms;
    private transient @Nullable Gate gate;

    /** What a container has to know of forms with files, when the servlet is registered by code: its annotation is not read then. */
    public static MultipartConfigElement multipart() {
        return MultipartBody.config();
    }

    /** The servlet does not close the door: whoever built it does. */
    public CareFormsServlet(CareForms forms) {
        this.forms = forms;
    }

    /**
     * Puts the pages together.
     *
     * @throws uk.careforms.api.model.CareFormsException {@code SETUP} when init parameters are wrong, one sentence a line
     */
    @Override
    public void init() {
        PageOptions options = PageOptions.read(getServletConfig());
        Assets assets = new Assets(forms.council(), options.logo().map(Logo::read));
        Layout layout = new Layout(new Templates(), assets, options, forms.council());
        RefusalPages refusals = new RefusalPages(layout, options);
        List<Route> routes = new ArrayList<>(PublicRoutes.of(forms, layout, assets, refusals));
        routes.addAll(InviteRoutes.of(forms, layout, refusals));
        routes.addAll(StaffRoutes.of(forms, layout, refusals));
        routes.addAll(MyCaseRoutes.of(forms, layout, refusals));
        routes.addAll(AssessRoutes.of(forms, layout, refusals));
        routes.addAll(InsightRoutes.of(forms, layout, refusals));
        routes.addAll(ApiRoutes.of(forms));
        gate = new Gate(new Router(routes), forms, options, refusals, new ApiRefusals());
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Objects.requireNonNull(gate, "The container calls init first").answer(request, response);
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        throw new java.io.NotSerializableException(CareFormsServlet.class.getName());
    }
}
