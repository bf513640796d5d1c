using System.IO.Compression;
using CollectieveKracht.Web.Platform.Errors;
using CollectieveKracht.Web.Platform.Html;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.ResponseCompression;

namespace CollectieveKracht.Web.Platform.Pages;

/// <summary>Razor Pages under /Features, their assets, and how both travel.</summary>
public static class Pages
{
    public static void AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddRouting(options => options.LowercaseUrls = true);
        builder.Services.AddScoped<ViewText>();
        builder.Services
            .AddRazorPages(options => options.RootDirectory = "/Features")
            .AddMvcOptions(options =>
            {
                options.Filters.Add<AutoValidateAntiforgeryTokenAttribute>();
                options.Filters.Add<RuleFilter>();
            })
            .AddDataAnnotationsLocalization(options =>
                options.DataAnnotationLocalizerProvider = (_, factory) => factory.Create(typeof(ValidationText)));

        // Compression over TLS can betray a secret that stands beside text of an attacker's choice. Our pages hold one
        // secret, the form token, and that is written differently in each answer.
        builder.Services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/problem+json", "application/atom+xml"];
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        builder.Services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
    }

    public static void MapPages(this WebApplication app)
    {
        var files = app.MapStaticAssets();
        files.KeepVersionedFiles();
        // A file may take as long as a slow line needs.
        files.DisableRequestTimeout();
        files.AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
    }
}
