namespace CollectieveKracht.Web.Features.Search;

/// <summary>How many slips of the pen lie between two words: a letter too many, too few, wrong, or two that changed places.</summary>
internal static class EditDistance
{
    public static int Between(string typed, string meant)
    {
        var (beforeLast, last, current) = (new int[meant.Length + 1], Enumerable.Range(0, meant.Length + 1).ToArray(), new int[meant.Length + 1]);
        for (var row = 1; row <= typed.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= meant.Length; column++)
            {
                var isSame = typed[row - 1] == meant[column - 1];
                current[column] = Math.Min(Math.Min(last[column] + 1, current[column - 1] + 1), last[column - 1] + (isSame ? 0 : 1));
                var changedPlaces = row > 1 && column > 1 && typed[row - 1] == meant[column - 2] && typed[row - 2] == meant[column - 1];
                if (changedPlaces) current[column] = Math.Min(current[column], beforeLast[column - 2] + 1);
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[meant.Length];
    }
}
