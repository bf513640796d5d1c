using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace CollectieveKracht.Web.Tests;

/// <summary>Sends forms as a browser does: what the page offers, with its token, and what someone filled in.</summary>
public static class Forms
{
    /// <summary>Opens a page and presses a button on it.</summary>
    /// <param name="button">The words on it.</param>
    public static async Task<HttpResponseMessage> SubmitAsync(this HttpClient browser, string address, string button, params (string Name, string Value)[] fields)
    {
        using var answer = await browser.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.OK, answer.StatusCode);
        return await browser.PressAsync(await answer.PageAsync(), address, button, fields);
    }

    /// <summary>Presses a button on a page that is open.</summary>
    public static async Task<HttpResponseMessage> PressAsync(
        this HttpClient browser, IHtmlDocument page, string address, string button, params (string Name, string Value)[] fields)
    {
        var pressed = page.QuerySelectorAll("main button, header button").FirstOrDefault(candidate => Words(candidate) == button);
        Assert.True(pressed is not null, $"{address} has no button \"{button}\", but {string.Join(", ", page.QuerySelectorAll("button").Select(Words))}.");
        // A button may stand outside of its form.
        var form = pressed.GetAttribute("form") is { } id ? page.GetElementById(id)! : pressed.Closest("form")!;
        var action = pressed.GetAttribute("formaction") ?? form.GetAttribute("action");
        using var request = new HttpRequestMessage(HttpMethod.Post, action is { Length: > 0 } ? action : address)
        {
            Content = new FormUrlEncodedContent(Filled(form, pressed, fields)),
        };
        return await browser.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends to an address what no form of the page offers, with a token that the page does have: as someone would who forges a form.</summary>
    public static async Task<HttpResponseMessage> SubmitToAsync(this HttpClient browser, string address, string pageWithToken, params (string Name, string Value)[] fields)
    {
        var page = await browser.PageAsync(pageWithToken);
        var token = page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        return await browser.PostAsync(address, content, TestContext.Current.CancellationToken);
    }

    private static IEnumerable<KeyValuePair<string, string>> Filled(IElement form, IElement pressed, (string Name, string Value)[] fields)
    {
        foreach (var input in form.QuerySelectorAll("input[name], textarea[name], select[name]"))
        {
            var name = input.GetAttribute("name")!;
            if (fields.Any(field => field.Name == name)) continue;
            if (input is IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false }) continue;
            yield return new(name, input switch { IHtmlSelectElement select => select.Value ?? "", IHtmlTextAreaElement area => area.Value, IHtmlInputElement field => field.Value, _ => "" });
        }

        foreach (var (name, value) in fields) yield return new(name, value);
        if (pressed.GetAttribute("name") is { } chosen) yield return new(chosen, pressed.GetAttribute("value") ?? "");
    }

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
