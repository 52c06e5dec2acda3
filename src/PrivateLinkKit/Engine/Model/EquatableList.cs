using System.Collections;
using System.Runtime.CompilerServices;

namespace PrivateLinkKit.Engine.Model;

/// <summary>An immutable list that is equal to another one with the same elements in the same order, so that records that hold it compare by value.</summary>
/// <typeparam name="T">Type of the elements.</typeparam>
[CollectionBuilder(typeof(EquatableList), nameof(EquatableList.Create))]
public sealed class EquatableList<T> : IReadOnlyList<T>, IEquatable<EquatableList<T>>
{
    private const int Short = 16;

    private readonly T[] _items;
    private HashSet<T>? _set;

    internal EquatableList(T[] items) => _items = items;

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>Returns true if the list has an equal element. A long list is searched by a set that is made once.</summary>
    /// <param name="item">The element.</param>
    public bool Contains(T item) => _items.Length <= Short ? Array.IndexOf(_items, item) >= 0 : (_set ??= [.. _items]).Contains(item);

    /// <inheritdoc/>
    public bool Equals(EquatableList<T>? other) => other is not null && this.SequenceEqual(other);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as EquatableList<T>);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The elements in square brackets.</summary>
    public override string ToString() => $"[{string.Join(", ", _items)}]";
}

/// <summary>Creates lists that compare by value.</summary>
public static class EquatableList
{
    /// <summary>Creates a list; collection expressions call it.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="items">The elements.</param>
    public static EquatableList<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());

    /// <summary>Copies a sequence to a list.</summary>
    /// <typeparam name="T">Type of the elements.</typeparam>
    /// <param name="items">The elements.</param>
    public static EquatableList<T> ToEquatableList<T>(this IEnumerable<T> items) => new([.. items]);
}
