using CollectieveKracht.Domain.Insight;
using CollectieveKracht.Domain.Surveys;

namespace CollectieveKracht.Domain.Tests.Insight;

public sealed class FigureExportTests
{
    private static readonly AccountId Anna = AccountId.New();

    private static readonly ExportWish Wish = new("peiling-2026", "1:1,2", new Subject(SubjectKind.Sector, "energie"), "nl");

    [Fact]
    public void Asked_again_for_the_same_it_is_the_one_that_there_is_waiting_or_ready()
    {
        var waiting = Ask();
        var ready = Ready(Ask());

        Assert.Same(waiting, FigureExport.Ask(Anna, Wish with { }, [waiting], Given.Now));
        Assert.Same(ready, FigureExport.Ask(Anna, Wish with { }, [ready], Given.Now.AddDays(6)));
    }

    [Fact]
    public void What_failed_lapsed_or_is_of_other_figures_is_made_anew()
    {
        var (failed, ready) = (Ask(), Ready(Ask()));
        failed.Fail(Given.Now);

        Assert.NotSame(failed, FigureExport.Ask(Anna, Wish, [failed], Given.Now));
        Assert.NotSame(ready, FigureExport.Ask(Anna, Wish, [ready], Given.Now + FigureExport.Kept));
        Assert.NotSame(ready, FigureExport.Ask(Anna, Wish with { Edition = "2:1,2" }, [ready], Given.Now));
        Assert.NotSame(ready, FigureExport.Ask(Anna, Wish with { Within = null }, [ready], Given.Now));
        Assert.NotSame(ready, FigureExport.Ask(Anna, Wish with { Language = "en" }, [ready], Given.Now));
    }

    [Fact]
    public void While_one_is_made_another_is_refused()
    {
        Refused.By("figure-export.running", () => FigureExport.Ask(Anna, Wish with { Within = null }, [Ask()], Given.Now));
    }

    [Fact]
    public void In_a_day_there_are_ten_at_most()
    {
        var own = Enumerable.Range(1, FigureExport.MostPerDay).Select(number => Ready(FigureExport.Ask(Anna, Wish with { Edition = $"{number}" }, [], Given.Now))).ToList();

        Refused.By("figure-export.too-many", () => FigureExport.Ask(Anna, Wish, own, Given.Now.AddHours(23)));
        Assert.DoesNotContain(FigureExport.Ask(Anna, Wish, own, Given.Now.AddHours(24)), own);
    }

    [Fact]
    public void After_three_tries_that_went_wrong_it_failed()
    {
        var export = Ask();
        for (var tried = 1; tried < FigureExport.MostTries; tried++)
        {
            export.Begin(Given.Now);
            export.Stumble(Given.Now);
            Assert.Equal((ExportState.Waiting, Given.Now + FigureExport.Pause), (export.State, export.DueAt));
        }

        export.Begin(Given.Now);
        export.Stumble(Given.Now);

        Assert.Equal((ExportState.Failed, Given.Now), (export.State, export.EndedAt));
    }

    [Fact]
    public void Who_lets_it_go_takes_no_try_from_it_and_the_next_begins_anew_at_once()
    {
        var export = Ask();
        export.Begin(Given.Now);
        export.Advance(3, 40, Given.Now);

        export.LetGo(Given.Now);

        Assert.Equal((0, 0, 0, Given.Now), (export.Tries, export.Done, export.Parts, export.DueAt));
    }

    private static FigureExport Ask() => FigureExport.Ask(Anna, Wish, [], Given.Now);

    private static FigureExport Ready(FigureExport export)
    {
        export.Begin(Given.Now);
        export.Finish(1000, Given.Now);
        return export;
    }
}
