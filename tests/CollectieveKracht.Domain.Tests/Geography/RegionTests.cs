using CollectieveKracht.Domain.Geography;

namespace CollectieveKracht.Domain.Tests.Geography;

public sealed class RegionTests
{
    private static readonly DateOnly NewYear = new(2027, 1, 1);

    [Fact]
    public void A_municipality_knows_all_it_lies_in_nearest_first()
    {
        var roermond = Given.Municipality("GM0957", "Roermond");

        Assert.Equal(["GM0957", "PV31", "NL"], roermond.Lineage);
        Assert.Equal("PV31", roermond.ParentCode);
    }

    [Fact]
    public void A_municipality_is_within_itself_its_province_and_the_country()
    {
        var roermond = Given.Municipality("GM0957", "Roermond");

        Assert.All([roermond, Given.Limburg, Given.Netherlands], region => Assert.True(roermond.IsWithin(region)));
    }

    [Fact]
    public void A_region_is_not_within_its_neighbour_nor_within_its_own_part()
    {
        var roermond = Given.Municipality("GM0957", "Roermond");

        Assert.False(roermond.IsWithin(Given.Utrecht));
        Assert.False(roermond.IsWithin(Given.Municipality("GM0983", "Venlo")));
        Assert.False(Given.Limburg.IsWithin(roermond));
    }

    [Fact]
    public void Two_municipalities_with_one_name_are_two_regions()
    {
        var inLimburg = Given.Municipality("GM0893", "Bergen");
        var elsewhere = Given.Municipality("GM0373", "Bergen", Given.Utrecht);

        Assert.False(inLimburg.IsWithin(elsewhere));
    }

    [Theory]
    [InlineData(RegionKind.Province, null)]
    [InlineData(RegionKind.Municipality, null)]
    [InlineData(RegionKind.Country, "NL")]
    [InlineData(RegionKind.Country, "PV31")]
    [InlineData(RegionKind.Province, "PV31")]
    [InlineData(RegionKind.Municipality, "NL")]
    public void A_municipality_lies_in_a_province_and_a_province_in_the_country(RegionKind kind, string? parent)
    {
        var place = parent switch { "NL" => Given.Netherlands, "PV31" => Given.Limburg, _ => null };

        var drawing = () => { _ = new Region("X1", kind, "Ergens", "ergens", place); };

        Refused.By("region.parent", drawing);
    }

    [Fact]
    public void A_closed_municipality_is_found_under_its_successor_and_where_that_lies()
    {
        var closed = Given.Municipality("GM0951", "Nuth");
        var successor = Given.Municipality("GM1954", "Beekdaelen", Given.Utrecht);

        closed.Close(NewYear, successor);

        Assert.All([successor, Given.Utrecht, Given.Netherlands], region => Assert.True(closed.IsWithin(region)));
        Assert.Equal((NewYear, "GM1954", "GM0951"), (closed.ValidTo, closed.SuccessorCode, closed.Code));
    }

    [Fact]
    public void A_municipality_goes_into_another_municipality()
    {
        var closed = Given.Municipality("GM0951", "Nuth");

        Refused.By("region.successor", () => closed.Close(NewYear, Given.Limburg));
        Refused.By("region.successor", () => closed.Close(NewYear, closed));

        Assert.Null(closed.ValidTo);
    }

    [Fact]
    public void A_municipality_does_not_go_into_one_that_went_into_it()
    {
        var nuth = Given.Municipality("GM0951", "Nuth");
        var beekdaelen = Given.Municipality("GM1954", "Beekdaelen");
        nuth.Close(NewYear, beekdaelen);

        var closing = () => beekdaelen.Close(NewYear, nuth);

        Refused.By("region.successor", closing);
    }

    [Fact]
    public void A_region_has_an_address_without_accents()
    {
        var drawing = () => { _ = new Region("PV21", RegionKind.Province, "Fryslân", "Fryslân", Given.Netherlands); };

        Refused.By("address.invalid", drawing);
    }
}
