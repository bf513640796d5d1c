using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using CollectieveKracht.Web.Features.Api;
using CollectieveKracht.Web.Tests.Features.Surveys;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CollectieveKracht.Web.Tests.Features.Api;

/// <summary>The API answers what its description says, and the description tells of all of it.</summary>
[Trait("Trust", "T37")]
public sealed class ApiDescriptionTests(PostgresTemplate template) : SiteTest(template)
{
    // What an address is filled in with, beyond its example.
    private const string Wave = "peiling-2026";

    [Fact]
    public async Task Every_address_of_the_api_is_described_and_nothing_else()
    {
        var described = (await DescriptionAsync())["paths"]!.AsObject().Select(path => path.Key);

        var mapped = Site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(address => address.StartsWith("/api/", StringComparison.Ordinal) && address != ApiFeature.DescriptionPath);

        Assert.Equal(mapped.Distinct().Order(), described.Order());
    }

    [Fact]
    public async Task It_says_what_it_is_who_runs_it_and_where_it_stands_in_each_language()
    {
        var description = await DescriptionAsync();

        Assert.StartsWith("3.1", $"{description["openapi"]}", StringComparison.Ordinal);
        Assert.Equal(("Stichting Proef", "proef@kracht.example"), ($"{description["info"]!["contact"]!["name"]}", $"{description["info"]!["contact"]!["email"]}"));
        Assert.Equal(["http://localhost:5080", "http://localhost:5080/en"], description["servers"]!.AsArray().Select(server => $"{server!["url"]}"));
        var operations = Operations(description).ToList();
        Assert.Equal(operations.Count, operations.Select(operation => $"{operation.Operation["operationId"]}").Distinct().Count());
        Assert.All(operations, operation => Assert.NotEqual("", $"{operation.Operation["summary"]}"));
        Assert.All(operations.SelectMany(operation => Parameters(operation.Operation)), parameter => Assert.NotNull(parameter["description"]));
        Assert.All(operations.SelectMany(operation => Parameters(operation.Operation)), parameter => Assert.NotNull(parameter["example"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/en")]
    public async Task Every_address_answers_what_is_described(string language)
    {
        await PublishAsync();
        var description = await DescriptionAsync();

        foreach (var (path, operation) in Operations(description))
        {
            using var answer = await Visitor.GetAsync(language + Filled(path, operation), Cancel);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            AssertDescribed(description, operation, answer.StatusCode, answer, await answer.Content.ReadAsStringAsync(Cancel), path);
        }
    }

    [Fact]
    public async Task Every_refusal_is_described_too()
    {
        await PublishAsync();
        var description = await DescriptionAsync();

        foreach (var (path, operation) in Operations(description))
        {
            using var unknown = await Visitor.GetAsync(Filled(path, operation) + (Filled(path, operation).Contains('?', StringComparison.Ordinal) ? "&" : "?") + "nergens=x", Cancel);
            Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
            AssertDescribed(description, operation, unknown.StatusCode, unknown, await unknown.Content.ReadAsStringAsync(Cancel), path);
            if (!path.Contains('{', StringComparison.Ordinal)) continue;

            using var missing = await Visitor.GetAsync(path.Replace("{wave}", "nergens", StringComparison.Ordinal), Cancel);
            Assert.Equal(HttpStatusCode.NotFound, missing.StatusCode);
            AssertDescribed(description, operation, missing.StatusCode, missing, await missing.Content.ReadAsStringAsync(Cancel), path);
        }
    }

    [Fact]
    public async Task Every_answer_has_an_example_that_fits_its_description()
    {
        var description = await DescriptionAsync();

        foreach (var (path, operation) in Operations(description))
        {
            var media = operation["responses"]!["200"]!["content"]!["application/json"]!;
            Assert.NotNull(media["example"]);
            Assert.Empty(Faults(description, media["schema"]!, media["example"], path));
        }
    }

    [Fact]
    public void What_does_not_fit_a_description_is_found()
    {
        var schema = JsonNode.Parse("""{"type":"object","required":["a"],"properties":{"a":{"type":"integer"},"b":{"type":["null","string"]},"c":{"type":"array","items":{"enum":["x"]}}}}""")!;

        Assert.Empty(Faults(schema, schema, JsonNode.Parse("""{"a":1,"b":null,"c":["x"]}"""), ""));
        Assert.All(["""{"b":null}""", """{"a":"1"}""", """{"a":1.5}""", """{"a":1,"b":2}""", """{"a":1,"c":["y"]}""", """{"a":1,"d":2}""", "[]"], wrong => Assert.NotEmpty(Faults(schema, schema, JsonNode.Parse(wrong), "")));
    }

    private Task PublishAsync() => ChangeAsync(db => db.PublishedWaveAsync(
        Wave, (40, "sector:energie province:PV31 legal-form:cooperatie challenge:leiderschap"), (3, "sector:cultuur province:PV20 challenge:leiderschap"), (57, "sector:multifunctioneel province:PV31")));

    private async Task<JsonNode> DescriptionAsync()
    {
        using var answer = await Visitor.GetAsync(ApiFeature.DescriptionPath, Cancel);
        Assert.Equal((HttpStatusCode.OK, "application/json"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;
    }

    private static IEnumerable<(string Path, JsonNode Operation)> Operations(JsonNode description) =>
        from path in description["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select (path.Key, operation.Value!);

    private static IEnumerable<JsonNode> Parameters(JsonNode operation) => (operation["parameters"]?.AsArray() ?? []).Select(parameter => parameter!);

    /// <summary>The address with all its parameters, as the examples fill them in.</summary>
    private static string Filled(string path, JsonNode operation)
    {
        var query = new List<string>();
        foreach (var parameter in Parameters(operation))
        {
            var example = parameter["example"]!;
            if ($"{parameter["in"]}" == "path") path = path.Replace($"{{{parameter["name"]}}}", $"{example}", StringComparison.Ordinal);
            else query.AddRange((example is JsonArray several ? several.Select(value => $"{value}") : [$"{example}"]).Select(value => $"{parameter["name"]}={value}"));
        }

        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }

    private static void AssertDescribed(JsonNode description, JsonNode operation, HttpStatusCode status, HttpResponseMessage answer, string body, string path)
    {
        var media = operation["responses"]?[$"{(int)status}"]?["content"]?[answer.Content.Headers.ContentType!.MediaType!];
        Assert.True(media is not null, $"{path} does not say that it answers {(int)status} as {answer.Content.Headers.ContentType}");
        Assert.Empty(Faults(description, media["schema"]!, JsonNode.Parse(body), path));
    }

    /// <summary>Where a value is not what a schema says: its type, what has to be there, what may be there, and the words it can be.</summary>
    private static IEnumerable<string> Faults(JsonNode description, JsonNode schema, JsonNode? value, string at)
    {
        if ($"{schema["$ref"]}" is { Length: > 0 } reference)
            return Faults(description, reference.Split('/')[1..].Aggregate(description, (node, name) => node[name]!), value, at);
        if ((schema["oneOf"] ?? schema["anyOf"]) is JsonArray choices)
            return choices.Any(choice => !Faults(description, choice!, value, at).Any()) ? [] : [$"{at} is none of what it can be"];
        if (schema["type"] is { } type && !Types(type).Any(name => Is(name, value))) return [$"{at} is not of type {type.ToJsonString()}: {value?.ToJsonString()}"];
        if (schema["enum"] is JsonArray words && !words.Any(word => JsonNode.DeepEquals(word, value))) return [$"{at} is none of {words.ToJsonString()}: {value?.ToJsonString()}"];

        return value switch
        {
            JsonArray items => items.SelectMany((item, place) => Faults(description, schema["items"]!, item, $"{at}[{place}]")),
            JsonObject thing => Missing(thing).Concat(thing.SelectMany(property =>
                (schema["properties"]?[property.Key] ?? schema["additionalProperties"]) is { } known ? Faults(description, known, property.Value, $"{at}.{property.Key}") : [$"{at}.{property.Key} is not described"])),
            _ => [],
        };

        IEnumerable<string> Missing(JsonObject thing) => (schema["required"]?.AsArray() ?? []).Where(name => !thing.ContainsKey($"{name}")).Select(name => $"{at}.{name} is not there");
    }

    private static IEnumerable<string> Types(JsonNode type) => type is JsonArray several ? several.Select(name => $"{name}") : [$"{type}"];

    private static bool Is(string type, JsonNode? value) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("null", JsonValueKind.Null) or ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) or ("array", JsonValueKind.Array) or ("object", JsonValueKind.Object) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => decimal.IsInteger(value!.GetValue<decimal>()),
        _ => false,
    };
}
