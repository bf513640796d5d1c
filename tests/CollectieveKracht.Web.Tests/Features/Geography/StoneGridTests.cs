using CollectieveKracht.Domain.Geography;
using CollectieveKracht.Web.Features.Geography;
using Microsoft.EntityFrameworkCore;

namespace CollectieveKracht.Web.Tests.Features.Geography;

public sealed class StoneGridTests(PostgresTemplate template) : ReadingTest(template)
{
    public static TheoryData<string> Grids => ["coarse", "fine"];

    [Theory]
    [MemberData(nameof(Grids))]
    public async Task Every_municipality_has_a_stone_of_its_own_province(string name)
    {
        var grid = Grid(name);
        var municipalities = await InDatabaseAsync(db => db.Regions.Where(region => region.Kind == RegionKind.Municipality).ToListAsync(Cancel));

        var elsewhere = municipalities.Where(region => grid.StoneOf(region.Code) is not { } stone || grid.Stones[stone].Province != region.ParentCode);

        Assert.Equal(342, municipalities.Count);
        Assert.Empty(elsewhere);
    }

    [Theory]
    [MemberData(nameof(Grids))]
    public void Every_province_has_at_least_five_stones(string name)
    {
        var perProvince = Grid(name).Stones.CountBy(stone => stone.Province).ToList();

        Assert.Equal(12, perProvince.Count);
        Assert.All(perProvince, province => Assert.True(province.Value >= 5, province.Key));
    }

    [Fact]
    public async Task On_the_fine_grid_nearly_every_municipality_has_a_stone_of_its_own()
    {
        var codes = await InDatabaseAsync(db => db.Regions.Where(region => region.Kind == RegionKind.Municipality).Select(region => region.Code).ToListAsync(Cancel));

        var shared = codes.CountBy(code => StoneGrid.Fine.StoneOf(code)!.Value).Count(stone => stone.Value > 1);

        Assert.InRange(shared, 0, 9);
    }

    [Fact]
    public void Where_several_lie_on_one_stone_the_largest_sector_gives_the_shape()
    {
        var map = StoneMap.Lay(StoneGrid.Fine,
        [
            new Located("GM0150", "deventer", "Deventer", "energie", 1),
            new Located("GM0150", "deventer", "Deventer", "cultuur", 3),
            new Located("GM0957", "roermond", "Roermond", "energie", 1),
            new Located("GM9999", "nergens", "Nergens", "energie", 7),
        ]);

        Assert.Equal([("cultuur", 4), ("energie", 1)], map.Laid.Select(stone => (stone.Sector, stone.Count)).Order());
    }

    private static StoneGrid Grid(string name) => name == "coarse" ? StoneGrid.Coarse : StoneGrid.Fine;
}
