using System.Runtime.CompilerServices;

namespace PrivateLinkKit.Builders;

internal static class Argument
{
    public static T NotNull<T>(T? value, [CallerArgumentExpression(nameof(value))] string? name = null)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value, name);
        return value;
    }
}
