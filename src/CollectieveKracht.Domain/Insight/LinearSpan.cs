namespace CollectieveKracht.Domain.Insight;

/// <summary>All linear forms that follow from some given ones.</summary>
internal sealed class LinearSpan(int unknowns)
{
    private const double Nothing = 1e-9;

    private readonly List<(int Lead, double[] Form)> _basis = [];

    public void Add(double[] form)
    {
        var rest = Reduce(form);
        var lead = Array.FindIndex(rest, value => Math.Abs(value) > Nothing);
        if (lead < 0) return;

        var factor = rest[lead];
        _basis.Add((lead, Array.ConvertAll(rest, value => value / factor)));
    }

    /// <summary>Whether a form follows from those that were added; the empty one always does.</summary>
    public bool Contains(double[] form) => Array.TrueForAll(Reduce(form), value => Math.Abs(value) <= Nothing);

    private double[] Reduce(double[] form)
    {
        var rest = (double[])form.Clone();
        foreach (var (lead, known) in _basis)
        {
            var times = rest[lead];
            if (Math.Abs(times) <= Nothing) continue;
            for (var place = 0; place < unknowns; place++) rest[place] -= times * known[place];
        }

        return rest;
    }
}
