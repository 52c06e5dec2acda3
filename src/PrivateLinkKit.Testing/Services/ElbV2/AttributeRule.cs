namespace PrivateLinkKit.Testing.Services.ElbV2;

/// <summary>One attribute: its default and its valid values.</summary>
/// <param name="Key">The name on the wire.</param>
/// <param name="Default">The default value.</param>
/// <param name="Accepts">The values that AWS accepts.</param>
/// <param name="Emulated">false if EmbeddedAws implements only the default; other values are refused.</param>
internal sealed record AttributeRule(string Key, string Default, Func<string, bool> Accepts, bool Emulated)
{
    public const string Off = "off";

    public static AttributeRule Flag(string key, bool @default = false) => new(key, @default ? "true" : "false", IsFlag, Emulated: true);

    public static AttributeRule Number(string key, int @default, int least, int most) => new(key, $"{@default}", IsNumber(least, most), Emulated: true);

    /// <summary>A number that may also be <c>off</c>.</summary>
    public static AttributeRule NumberOrOff(string key, string @default, int most) =>
        new(key, @default, value => value is Off || IsNumber(1, most)(value), Emulated: true);

    public static AttributeRule OneOf(string key, params string[] values) => new(key, values[0], values.Contains, Emulated: true);

    /// <summary>An attribute that is not emulated: only the default can be set.</summary>
    public static AttributeRule Fixed(string key, string @default) => new(key, @default, _ => true, Emulated: false);

    private static bool IsFlag(string value) => value is "true" or "false";

    private static Func<string, bool> IsNumber(int least, int most) => value => int.TryParse(value, out var number) && number >= least && number <= most;
}
