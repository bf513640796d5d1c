using System.Text.Json;
using System.Text.Json.Nodes;
using CollectieveKracht.Web.Platform.Localisation;
using CollectieveKracht.Web.Platform.Site;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace CollectieveKracht.Web.Features.Api;

/// <summary>How the API describes itself to programs (OpenAPI 3.1).</summary>
public static class ApiDescription
{
    public static void Describe(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        // HEAD answers as GET does.
        options.ShouldInclude = endpoint => endpoint.HttpMethod == HttpMethods.Get && endpoint.RelativePath?.StartsWith(ApiFeature.Root[1..] + "/", StringComparison.Ordinal) is true;
        options.AddSchemaTransformer((schema, context, _) =>
        {
            // A row of a table: what it can hold is not to be seen from its type.
            if (context.JsonTypeInfo.Type == typeof(IReadOnlyDictionary<string, JsonElement>))
                schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Number | JsonSchemaType.Null };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, _, _) =>
        {
            // Of itself it is tagged with the name of the program.
            operation.Tags = null;
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, context, _) =>
        {
            var site = context.ApplicationServices.GetRequiredService<SiteOptions>();
            document.Info = new()
            {
                Title = $"{site.Name}: figures of citizens' collectives",
                Version = "1",
                Description = """
                    What everyone may see of the surveys among Dutch citizens' collectives, as on the pages and in the files of the site. Counts of 1 to 4, and what would
                    give them away, are never shown: there stands "<5". Null means that there is no such number. Shares run from 0 to 1. All answers have an ETag:
                    send it along as If-None-Match and get 304 while nothing has changed.
                    """,
                Contact = new() { Name = site.Operator, Email = site.Contact },
            };
            document.Servers = [.. Language.All.Select(language => new OpenApiServer { Url = site.Origin + language.Prefix, Description = language.Name })];
            return Task.CompletedTask;
        });
    }

    /// <summary>Shows what an answer looks like, and what a parameter can be.</summary>
    public static RouteHandlerBuilder WithExample<T>(this RouteHandlerBuilder endpoint, T answer, params (string Parameter, string Value)[] parameters) => endpoint
        .AddOpenApiOperationTransformer((operation, context, _) =>
        {
            var json = context.ApplicationServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
            operation.Responses!["200"].Content!["application/json"].Example = JsonSerializer.SerializeToNode(answer, json);
            foreach (var (name, value) in parameters)
                foreach (var parameter in operation.Parameters!.OfType<OpenApiParameter>().Where(parameter => parameter.Name == name))
                    parameter.Example = parameter.Schema?.Type?.HasFlag(JsonSchemaType.Array) is true ? new JsonArray(value) : value;
            return Task.CompletedTask;
        });
}
