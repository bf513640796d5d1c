namespace CollectieveKracht.Browser.Tests.Editor;

/// <summary>Nothing of a text is lost or changed by looking at it, and by writing in it only what one writes.</summary>
public sealed class LosslessTests(Chromium chromium) : EditorTest(chromium)
{
    protected override bool KeepsTrace => false;

    [Fact]
    public void The_corpus_holds_fifty_texts() => Assert.True(Corpus.Count >= 50);

    [Fact]
    public async Task A_text_that_goes_through_the_view_comes_back_to_the_letter()
    {
        var page = await OpenWithAsync("");
        var faults = new List<string>();

        foreach (var (name, text) in Corpus)
        {
            await SetAsync(page, text);
            var untouched = await MarkdownAsync(page);
            await View(page).Locator("> p").Last.ClickAsync();
            await page.Keyboard.PressAsync("Control+End");
            await page.Keyboard.TypeAsync("x");
            var typed = await MarkdownAsync(page);
            await page.Keyboard.PressAsync("Control+End");
            await page.Keyboard.PressAsync("Backspace");
            var undone = await MarkdownAsync(page);

            if (untouched != Lines(text)) faults.Add($"{name} changed by looking:\n{untouched}");
            if (!typed.Contains('x', StringComparison.Ordinal)) faults.Add($"{name} did not take a letter:\n{typed}");
            if (undone != Lines(text)) faults.Add($"{name} did not come back:\n{undone}");
        }

        AssertNone(faults);
    }

    [Fact]
    public async Task Writing_in_a_block_changes_that_block_only()
    {
        var page = await OpenWithAsync("");
        var faults = new List<string>();

        foreach (var (name, text) in Corpus)
        {
            var found = await page.EvaluateAsync<string[]>("""
                async text => {
                  const { Blocks } = await import('/js/editor/blocks.js');
                  const { read } = await import('/js/editor/read.js');
                  const { lead, blocks } = read(text);
                  const faults = [];
                  for (const at of blocks.keys()) {
                    const root = document.createElement('div');
                    const all = new Blocks();
                    all.load(text, root, () => {});
                    if (root.children[at].hasAttribute('data-source')) continue;
                    (root.children[at].querySelector('li p, li, td, p') ?? root.children[at]).append(' erbij');
                    const before = lead + blocks.slice(0, at).map(({ body, tail }) => body + tail).join('');
                    const after = blocks.slice(at + 1).map(({ body, tail }) => body + tail).join('');
                    const result = all.markdown(root);
                    if (!result.startsWith(before) || !result.endsWith(after) || !result.includes('erbij')) faults.push(`block ${at} changed more:\n${result}`);
                  }
                  return faults;
                }
                """, Lines(text));
            faults.AddRange(found.Select(fault => $"{name}: {fault}"));
        }

        AssertNone(faults);
    }

    [Fact]
    public async Task A_block_that_is_written_anew_looks_the_same_to_readers()
    {
        var page = await OpenWithAsync("");
        var faults = new List<string>();
        var count = 0;

        foreach (var (name, text) in Corpus)
        {
            var rewritten = await page.EvaluateAsync<string[][]>("""
                async text => {
                  const { read } = await import('/js/editor/read.js');
                  const { write, markOf } = await import('/js/editor/write.js');
                  const { lead, blocks } = read(text);
                  return blocks.map(({ node }, at) => {
                    const beside = [blocks[at - 1], blocks[at + 1]].map(block => block && markOf(block.body));
                    const written = write(node, { unlike: beside, like: markOf(blocks[at].body) });
                    return [written, lead + blocks.map(({ body, tail }, place) => (place === at ? written : body) + tail).join('')];
                  });
                }
                """, Lines(text));
            foreach (var block in rewritten)
            {
                count++;
                var (expected, actual) = (Seen(Lines(text)), Seen(block[1]));
                if (expected != actual) faults.Add($"{name}\n{block[0]}\n{Around(expected, actual)}");
            }
        }

        Assert.InRange(count, 150, int.MaxValue);
        AssertNone(faults);
    }

    [Fact]
    public async Task What_stands_in_the_view_as_words_is_words_to_readers()
    {
        string[] words =
        [
            "1. geen lijst", "1) ook niet", "- geen punt", "+ plus", "* ster", "# geen kop", "## ook niet", "#hashtag", "> geen citaat", "--- streep", "---", "===", "***", "___",
            "*niet schuin*", "**niet vet**", "_niet schuin_", "__niet vet__", "snake_case_naam", "~~niet door~~", "~een~", "`geen code`", "```", "~~~", "<b>geen html</b>", "a < b > c", "<https://voorbeeld.nl>",
            "&amp; en &copy; en &#65; en AT&T", "[geen link](https://voorbeeld.nl)", "[1]", "![geen foto](/x.png)", "[^1]", "[^1]: noot", "[x]: https://voorbeeld.nl", "[ ] taak", "[x] taak", "[!TIP]",
            "a | b", "| a | b |", "|---|---|", "+---+---+", "^^^ figuur", ": omschrijving", "~ ook", @"C:\map\*", @"\", @"einde \", "€ 5 * 3 = 15", "https://voorbeeld.nl/a_b_c_d", "zie www.voorbeeld.nl/x_y.", "jan_de_boer@voorbeeld.nl",
            "2026.", "14.", "wie (ik) [jij] {zij}", "^hoog^ H~2~O ==geel== ++onder++", ":::", "$$x$$", "\"*\"", "a*b*c", "x**y**z", "1.5 kg", "5.", "Tekst #", "(c) (tm) ...", "*", "_", "`", "<", "&", "!", "![", "](", "a\\_b",
            "www.", "http://", "mailto:iemand@voorbeeld.nl?subject=a_b", "*[HTML]: uitleg", "Term", "{.klas}", "Kop {#id}", "<!-- opmerking -->", "-", "+", "# ", "&nbsp;", "&lt", "1986\\. jaar", "[a][b]", "[a]", "***a***", "_a_b_ c_",
        ];
        string[] places = ["p", "h2", "li", "td", "blockquote", "b", "a"];
        var page = await OpenWithAsync("");
        var faults = new List<string>();

        foreach (var place in places)
        {
            var written = await page.EvaluateAsync<string[]>("""
                async ({ words, place }) => {
                  const { write } = await import('/js/editor/write.js');
                  const html = { li: '<ul><li></li></ul>', td: '<table><thead><tr><th>Kop</th></tr></thead><tbody><tr><td></td></tr></tbody></table>', blockquote: '<blockquote><p></p></blockquote>', b: '<p>Voor <b></b> na</p>', a: '<p><a href="https://voorbeeld.nl/x"></a></p>' }[place] ?? `<${place}></${place}>`;
                  return words.map(each => {
                    const holder = document.createElement('div');
                    holder.innerHTML = html;
                    (holder.querySelector('li, td, blockquote p, b, a') ?? holder.firstChild).textContent = each;
                    return write(holder.firstChild);
                  });
                }
                """, new { words, place });
            foreach (var (word, markdown) in words.Zip(written))
            {
                var expected = Squeezed(place switch { "td" => $"Kop {word}", "b" => $"Voor {word} na", _ => word });
                var seen = VisibleWords($"Boven.\n\n{markdown}\n\nOnder.\n");
                if (seen != $"Boven. {expected} Onder.") faults.Add($"{place}: {word} became {markdown}, seen as {seen}");
            }
        }

        AssertNone(faults);
    }

    private static string Around(string expected, string actual)
    {
        var at = expected.Zip(actual).TakeWhile(pair => pair.First == pair.Second).Count();
        string Part(string text) => text[Math.Max(0, at - 40)..Math.Min(text.Length, at + 80)];
        return $"expected …{Part(expected)}…\n  actual …{Part(actual)}…";
    }
}
