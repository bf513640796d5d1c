using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;

namespace CollectieveKracht.Web.Platform.Localisation;

/// <summary>
/// The address alone decides the language: /kennis is Dutch, /en/kennis is English. No cookie and no guess from the
/// browser, so that a link shows everyone the same and pages can be cached.
/// </summary>
public static class Languages
{
    public static void AddLanguages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IStringLocalizerFactory, RememberedTexts>();
        builder.Services.AddSingleton(typeof(IStringLocalizer<>), typeof(StringLocalizer<>));
        builder.Services.AddLocalization();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddScoped<PageAddress>();
        builder.Services.AddSingleton<IPostConfigureOptions<MvcOptions>, ValidationMessages>();
    }

    /// <summary>
    /// Moves a leading /en to the base of the address. Every link that the framework makes then stays in the language.
    /// </summary>
    public static void UseLanguages(this WebApplication app) => app.Use(async (context, next) =>
    {
        var request = context.Request;
        var (asked, language) = (request.Path, Language.Dutch);
        if (asked.StartsWithSegments(Language.English.Prefix, StringComparison.Ordinal, out var rest))
        {
            language = Language.English;
            request.PathBase = language.Prefix;
            request.Path = rest.HasValue ? rest : "/";
        }

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = language.Culture;
        await next(context);

        // What looks at the request afterwards, such as the log, is to see the address as it was asked.
        (request.PathBase, request.Path) = (PathString.Empty, asked);
    });

    /// <summary>For what has one address for all languages: it is not found under /en.</summary>
    public static T WithoutLanguage<T>(this T endpoints) where T : IEndpointConventionBuilder =>
        endpoints.WithMetadata(LanguageFree.Instance);

    public static bool IsLanguageFree(this Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<LanguageFree>() is not null || endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null;

    private sealed class LanguageFree
    {
        public static readonly LanguageFree Instance = new();
    }
}
