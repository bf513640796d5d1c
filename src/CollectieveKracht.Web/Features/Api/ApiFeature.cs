using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using CollectieveKracht.Web.Platform.Caching;
using CollectieveKracht.Web.Platform.Limits;
using CollectieveKracht.Web.Platform.Localisation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Localization;
using Microsoft.OpenApi;

namespace CollectieveKracht.Web.Features.Api;

/// <summary>What all endpoints of the API share: where they stand, who may ask, how often, and how they are described (docs/api.md).</summary>
public static class ApiFeature
{
    /// <summary>Under which all of it stands. What is here keeps its names and meanings; others get another number.</summary>
    public const string Root = "/api/v1";

    public const string DescriptionPath = Root + "/openapi.json";

    private const string Document = "v1", FromAnySite = "api";

    public static void AddApi(this IServiceCollection services)
    {
        // All of it is public, so that pages of others may read it too; a browser sends them no cookie of ours.
        services.AddCors(cors => cors.AddPolicy(FromAnySite, policy => policy.AllowAnyOrigin().WithMethods(HttpMethods.Get, HttpMethods.Head).WithExposedHeaders("ETag", "Retry-After")));
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        });
        services.AddOpenApi(Document, ApiDescription.Describe);
    }

    /// <summary>Belongs before the rules that refuse what comes from another site.</summary>
    public static void UseApi(this WebApplication app)
    {
        app.UseCors();
        app.Use((context, next) =>
            context.GetEndpoint()?.Metadata.GetMetadata<ApiParameters>() is { } known && context.Request.Query.Keys.Any(name => !known.Names.Contains(name))
                ? Refuse(context, known).ExecuteAsync(context)
                : next(context));
    }

    /// <summary>The description of the API. It has one address for all languages, and its words are English.</summary>
    public static void MapApi(this WebApplication app) => app
        .MapPublicPage(DescriptionPath, async ([FromKeyedServices(Document)] IOpenApiDocumentProvider description, CancellationToken cancel) =>
        {
            var document = await description.GetOpenApiDocumentAsync(cancel);
            return Results.Text(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancel), "application/json");
        })
        .WithoutLanguage().CountedAs(Counted.Download).RequireCors(FromAnySite).ExcludeFromDescription();

    /// <summary>Maps something of the API, which everyone may ask. It knows the parameters that <paramref name="answer"/> takes from the query, and refuses others.</summary>
    /// <param name="path">Behind <see cref="Root"/>.</param>
    public static RouteHandlerBuilder MapToApi(this WebApplication app, string path, Delegate answer) => app
        .MapPublicPage(Root + path, answer)
        .CountedAs(Counted.Download)
        .RequireCors(FromAnySite)
        .WithMetadata(ApiParameters.Of(answer))
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status429TooManyRequests);

    // A parameter with a wrong name would be a filter that is silently not there.
    private static IResult Refuse(HttpContext context, ApiParameters known)
    {
        IStringLocalizer<ApiText> texts = context.RequestServices.GetRequiredService<IStringLocalizer<ApiText>>();
        return Results.Problem(
            known.Names.Count == 0 ? texts["NoParameters"] : texts["KnownParameters", string.Join(", ", known.Names)],
            title: texts["UnknownParameter"], statusCode: StatusCodes.Status400BadRequest);
    }

    private sealed record ApiParameters(IReadOnlyList<string> Names)
    {
        public static ApiParameters Of(Delegate answer) =>
            new([.. answer.Method.GetParameters().Where(parameter => parameter.GetCustomAttribute<FromQueryAttribute>() is not null).Select(parameter => parameter.Name!)]);
    }
}

/// <summary>The words of the API.</summary>
public sealed class ApiText;
