using System.Runtime.CompilerServices;
using PrivateLinkKit.Engine.Model;

namespace PrivateLinkKit.Features.Stacks;

internal static class Argument
{
    public static T NotNull<T>(T? value, [CallerArgumentExpression(nameof(value))] string? name = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value;
    }

    public static EquatableList<T> NoneNull<T>(IEnumerable<T>? values, [CallerArgumentExpression(nameof(values))] string? name = null)
        where T : class =>
        NotNull(values, name).Select(value => NotNull(value, name)).ToEquatableList();

    public static T Defined<T>(T value, [CallerArgumentExpression(nameof(value))] string? name = null)
        where T : struct, Enum =>
        Enum.IsDefined(value) ? value : throw new ArgumentOutOfRangeException(name, value, $"There is no such {typeof(T).Name}.");
}
