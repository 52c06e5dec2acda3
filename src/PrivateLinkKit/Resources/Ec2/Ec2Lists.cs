using PrivateLinkKit.Model;

namespace PrivateLinkKit.Resources.Ec2;

internal static class Ec2Lists
{
    /// <summary>For lists that AWS returns in no particular order.</summary>
    public static EquatableList<string> Sorted(IEnumerable<string> values) => values.Order(StringComparer.Ordinal).ToEquatableList();

    /// <summary>The SDK sends a list that is empty but set.</summary>
    public static List<string>? NullIfEmpty(IEnumerable<string> values) => values.ToList() is { Count: > 0 } list ? list : null;
}
