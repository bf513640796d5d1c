using System.Text.Json;
using Microsoft.AspNetCore.Html;

namespace CollectieveKracht.Web.Platform.Html;

/// <summary>What search engines are told of a page, in the words of schema.org.</summary>
public static class StructuredData
{
    /// <summary>A script element to put in the head. The serialiser escapes what could end it.</summary>
    /// <param name="type">Such as "DefinedTerm".</param>
    /// <param name="properties">Those without a value are left out.</param>
    public static IHtmlContent Script(string type, Dictionary<string, object?> properties)
    {
        var thing = Thing(type, properties);
        thing["@context"] = "https://schema.org";
        return new HtmlString($"""<script type="application/ld+json">{JsonSerializer.Serialize(thing)}</script>""");
    }

    /// <summary>A thing inside another.</summary>
    public static Dictionary<string, object?> Thing(string type, Dictionary<string, object?> properties) =>
        new(properties.Where(property => property.Value is not null)) { ["@type"] = type };
}
