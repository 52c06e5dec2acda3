namespace PrivateLinkKit.Features.Stacks;

internal static class Configuring
{
    public static T Configure<T>(this T builder, Func<T, T>? configure)
        where T : class =>
        configure is null
            ? builder
            : configure(builder) ?? throw new ArgumentException($"The function returned null instead of the {typeof(T).Name} it built.", nameof(configure));
}
