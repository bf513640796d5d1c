using CollectieveKracht.Domain.Collectives;
using CollectieveKracht.Domain.Knowledge;

namespace CollectieveKracht.Domain.Tests.Collectives;

public sealed class TermCurationTests
{
    private static readonly Label Partnership = new("Vof", "Partnership");

    private readonly Term _first = new(Characteristic.LegalForm, "vof", Partnership, 0);
    private readonly Term _second = new(Characteristic.LegalForm, "bv", new Label("Bv", "Company"), 1);
    private readonly Term _third = new(Characteristic.LegalForm, "overig", new Label("Overig", "Other"), 2);

    private Term[] List => [_first, _second, _third];

    [Fact]
    public void Renaming_keeps_the_address_and_says_what_it_was_called()
    {
        _first.Rename(new Label("Vennootschap onder firma", "General partnership"), List, Given.Moderator, Given.Reason);

        Assert.Equal(("vof", "Vennootschap onder firma"), (_first.Slug, _first.Name.Nl));
        Assert.Equal(("term", "rename", "Vof / Partnership", "Vennootschap onder firma / General partnership"), Happened(_first));
    }

    [Fact]
    public void The_name_that_it_has_is_no_new_name()
    {
        _first.Rename(Partnership, List, Given.Moderator, Given.Reason);

        Assert.Empty(_first.TakeEvents());
    }

    [Fact]
    public void Two_of_one_list_are_never_called_the_same_and_no_name_is_too_long()
    {
        Refused.By("term.name-taken", () => _first.Rename(new Label("Iets", "COMPANY"), List, Given.Moderator, Given.Reason));
        Refused.By("term.name", () => _first.Rename(new Label(new string('a', Term.LongestName + 1), "x"), List, Given.Moderator, Given.Reason));
        Refused.By("term.name-taken", () => Added(Characteristic.LegalForm, new Label("bv", "Other company"), TermFacts.None, List));
    }

    [Fact]
    public void What_is_added_comes_last_and_begins_with_a_version_of_its_own()
    {
        var added = Added(Characteristic.LegalForm, new Label("Maatschap", "Professional partnership"), TermFacts.None, List);

        Assert.Equal((3, "2026", false), (added.Position, added.Version, added.IsRetired));
        Assert.Equal(("term", "add", null, "Maatschap / Professional partnership"), Happened(added));
    }

    [Fact]
    public void A_new_term_says_what_its_characteristic_asks_and_nothing_more()
    {
        var all = new TermFacts(Vocabulary.Sector("energie"), IsFood: true, IsFinancial: true, IsSpecificGroup: true);

        var field = Added(Characteristic.ActivityField, Partnership, all);
        var condition = Added(Characteristic.MembershipCondition, Partnership, all);
        var group = Added(Characteristic.TargetGroup, Partnership, all);

        Assert.Equal(("energie", true, false, null), (field.SectorSlug, field.IsFood, field.IsFinancial, field.Group));
        Assert.Equal((null, false, true, null), (condition.SectorSlug, condition.IsFood, condition.IsFinancial, condition.Group));
        Assert.Equal((null, false, false, Term.SpecificGroup), (group.SectorSlug, group.IsFood, group.IsFinancial, group.Group));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(SectorRule.Multifunctional)]
    [InlineData(SectorRule.FoodAndSocial)]
    public void A_field_of_activity_is_clustered_into_a_sector_that_one_field_can_have(string? sector)
    {
        var facts = new TermFacts(sector is null ? null : Vocabulary.Sector(sector));

        Refused.By("term.sector", () => Added(Characteristic.ActivityField, Partnership, facts));
    }

    [Theory]
    [InlineData(Characteristic.Sector)]
    [InlineData(Characteristic.SizeClass)]
    public void Of_sectors_and_size_classes_only_the_words_change(Characteristic characteristic)
    {
        var (one, other) = (new Term(characteristic, "een", new Label("Een", "One"), 0), new Term(characteristic, "twee", new Label("Twee", "Two"), 1));

        Refused.By("term.fixed-list", () => Added(characteristic, Partnership, TermFacts.None));
        Refused.By("term.fixed-list", () => one.Move([one, other], other, Given.Moderator, Given.Reason));
        Refused.By("term.fixed-list", () => one.Retire([one, other], Given.Moderator, Given.Reason));
        Refused.By("term.fixed-list", () => one.Merge(other, Given.Moderator, Given.Reason));
        one.Rename(Partnership, [one, other], Given.Moderator, Given.Reason);
        Assert.Equal(Partnership, one.Name);
    }

    [Fact]
    public void What_moves_in_its_list_has_the_others_make_room()
    {
        _third.Move(List, null, Given.Moderator, Given.Reason);

        Assert.Equal([_third, _first, _second], List.OrderBy(term => term.Position));
        Assert.Equal(("term", "reorder", "3", "1"), Happened(_third));
    }

    [Fact]
    public void What_stays_where_it_is_has_not_moved_and_nothing_comes_behind_itself()
    {
        _second.Move(List, _first, Given.Moderator, Given.Reason);

        Assert.Empty(_second.TakeEvents());
        Refused.By("term.place", () => _second.Move(List, _second, Given.Moderator, Given.Reason));
        Refused.By("term.place", () => _second.Move(List, Vocabulary.Local, Given.Moderator, Given.Reason));
    }

    [Fact]
    public void What_is_retired_keeps_its_name_and_place_until_it_is_brought_back()
    {
        _first.Retire(List, Given.Moderator, Given.Reason);

        Assert.Equal((true, "vof", 0), (_first.IsRetired, _first.Slug, _first.Position));
        Assert.Equal(("term", "retire", "offered", "retired"), Happened(_first));
        Refused.By("term.already-retired", () => _first.Retire(List, Given.Moderator, Given.Reason));

        _first.BringBack(Given.Moderator, Given.Reason);

        Assert.False(_first.IsRetired);
        Refused.By("term.not-retired", () => _first.BringBack(Given.Moderator, Given.Reason));
    }

    [Fact]
    public void One_of_a_list_can_always_be_chosen()
    {
        _first.Retire(List, Given.Moderator, Given.Reason);
        _second.Retire(List, Given.Moderator, Given.Reason);

        Refused.By("term.last", () => _third.Retire(List, Given.Moderator, Given.Reason));
    }

    [Fact]
    public void What_went_into_another_reads_as_that_for_good()
    {
        var mapping = _first.Merge(_second, Given.Moderator, Given.Reason);

        Assert.Equal((_second, _first), (mapping.From, mapping.To));
        Assert.Equal((true, true), (_second.IsRetired, _second.IsMerged));
        Assert.Equal(("term", "merged-into", "Bv / Company", "Vof / Partnership"), Happened(_second));
        Refused.By("term.merged", () => _second.BringBack(Given.Moderator, Given.Reason));
        Refused.By("term.merged", () => _second.Rename(new Label("x", "y"), List, Given.Moderator, Given.Reason));
        Refused.By("term.retired", () => _third.Merge(_second, Given.Moderator, Given.Reason));
    }

    [Fact]
    public void What_was_merged_twice_leads_to_the_last_in_one_step()
    {
        var earlier = _first.Merge(_second, Given.Moderator, Given.Reason);
        _third.Merge(_first, Given.Moderator, Given.Reason);

        earlier.Follow(_first, _third);

        Assert.Equal((_second, _third), (earlier.From, earlier.To));
    }

    [Fact]
    public void Only_two_of_one_list_are_merged_and_a_foundation_with_no_other()
    {
        Refused.By("term.merge-with-itself", () => _first.Merge(_first, Given.Moderator, Given.Reason));
        Refused.By("term.merge-with-itself", () => _first.Merge(Vocabulary.Local, Given.Moderator, Given.Reason));
        Refused.By("term.foundation", () => _first.Merge(Vocabulary.Foundation, Given.Moderator, Given.Reason));
        Refused.By("term.foundation", () => Vocabulary.Foundation.Merge(_first, Given.Moderator, Given.Reason));
    }

    [Fact]
    public void What_a_placement_or_a_waiting_change_says_follows_once()
    {
        _first.Merge(_second, Given.Moderator, Given.Reason);
        var would = new PartState(ProfilePart.Form, [new(nameof(Collective.LegalForm), ["bv"]), new(nameof(Collective.WorkingArea), ["bv"])]);

        var placed = new Placement { LegalForms = ["bv", "overig", "vof"], Phase = "bv" }.Following(_second, _first);
        var (form, area) = (would.Following(_second, _first).Fields[0], would.Following(_second, _first).Fields[1]);

        Assert.Equal(["vof", "overig"], placed.LegalForms);
        Assert.Equal("bv", placed.Phase);
        Assert.Equal(("vof", "bv"), (form.Values.Single(), area.Values.Single()));
    }

    [Fact]
    public void Nothing_follows_a_term_that_was_not_merged()
    {
        var mapping = _first.Merge(_second, Given.Moderator, Given.Reason);

        Refused.By("term.not-merged", () => mapping.Follow(_first, _third));
    }

    [Fact]
    public void A_collective_that_has_both_has_one_and_its_sector_follows_from_what_is_left()
    {
        var (wood, timber) = (Field("hout", "energie"), Field("timmerhout", "cultuur"));
        var collective = Given.Collective();
        collective.WorkIn([wood, timber, .. Vocabulary.FieldsNamed("energie", "wonen")], timber, Vocabulary.Sectors);
        Assert.Equal(SectorRule.Multifunctional, collective.Sector.Slug);
        wood.Merge(timber, Given.Moderator, Given.Reason);

        collective.Follow(timber, wood, Vocabulary.Sectors);

        Assert.Equal(["hout", "energie", "wonen"], collective.Activities.Select(field => field.Slug));
        Assert.Equal(("hout", "energie"), (collective.MainActivity.Slug, collective.Sector.Slug));

        static Term Field(string slug, string sector) => Term.ActivityField(slug, new Label(slug, slug), 0, sector, isFood: false);
    }

    [Fact]
    public void An_article_that_is_for_both_is_for_one()
    {
        var article = new Article("zeldzaam", KnowledgeKind.Experience, Given.Author, "nl", Domain.Accounts.Audience.Public, "CC BY 4.0");
        article.Place([], [], [_first, _second, _third]);
        _first.Merge(_second, Given.Moderator, Given.Reason);

        article.Follow(_second, _first);

        Assert.Equal([_first, _third], article.LegalForms);
    }

    private static Term Added(Characteristic characteristic, Label name, TermFacts facts, params IReadOnlyCollection<Term> list) =>
        Term.Add(characteristic, Slug.From(name.Nl), name, facts, list, "2026", Given.Moderator, Given.Reason);

    private static (string Subject, string Act, string? Before, string? After) Happened(Term term) =>
        term.TakeEvents().Select(happened => (happened.Subject, happened.Act, happened.Before, happened.After)).Single();
}
