using System.Text;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Mail;
using CollectieveKracht.Web.Platform.Security;
using Microsoft.Extensions.Options;

namespace CollectieveKracht.Web.Features.Mail;

public static class MailFeature
{
    /// <summary>In Development: a mail as its HTML, which can do nothing.</summary>
    public static void MapMailFolder(this WebApplication app) => app
        .MapGet("/ontwikkeling/post/{mail:guid}/html", async (Guid mail, IWebHostEnvironment environment, IOptions<MailOptions> options, ContentPolicy policy, CancellationToken cancel) =>
        {
            if (MailFolderModel.FolderOf(environment, options.Value) is not { } folder || await MailFolderModel.ReadAsync(folder, mail, cancel) is not { } found) return Results.NotFound();

            policy.ShowInert(MailStyle.Css);
            return Results.Text(found.HtmlBody ?? "", "text/html", Encoding.UTF8);
        })
        .AllowAnonymous().WithoutLanguage();
}
