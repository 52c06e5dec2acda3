using System.Collections;
using System.Runtime.CompilerServices;

namespace PrivateLinkKit.Engine.Model;

/// <summary>An immutable list that is equal to another one with the same elements in the same order, so that records that hold it compare by value.</summary>
[CollectionBuilder(typeof(EquatableList), nameof(EquatableList.Create))]
internal sealed class EquatableList<T>(T[] items) : IReadOnlyList<T>, IEquatable<EquatableList<T>>
{
    private const int Short = 16;

    private HashSet<T>? _set;

    public int Count => items.Length;

    public T this[int index] => items[index];

    /// <summary>Searches a long list by a set that is made once.</summary>
    public bool Contains(T item) => items.Length <= Short ? Array.IndexOf(items, item) >= 0 : (_set ??= [.. items]).Contains(item);

    public bool Equals(EquatableList<T>? other) => other is not null && this.SequenceEqual(other);

    public override bool Equals(object? obj) => Equals(obj as EquatableList<T>);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"[{string.Join(", ", items)}]";
}

internal static class EquatableList
{
    public static EquatableList<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());

    public static EquatableList<T> ToEquatableList<T>(this IEnumerable<T> items) => new([.. items]);
}
