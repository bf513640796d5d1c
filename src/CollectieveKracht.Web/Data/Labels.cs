using System.Linq.Expressions;
using CollectieveKracht.Domain;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CollectieveKracht.Web.Data;

internal static class Labels
{
    /// <summary>Stores a label as two columns, named for the property and the language ("name_nl", "name_en").</summary>
    public static void HasLabel<T>(this EntityTypeBuilder<T> entity, Expression<Func<T, Label?>> property, int maxLength)
        where T : class
    {
        entity.ComplexProperty(property, label =>
        {
            label.Property(l => l.Nl).HasMaxLength(maxLength);
            label.Property(l => l.En).HasMaxLength(maxLength);
        });
    }
}
