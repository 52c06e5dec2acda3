using System.Globalization;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Text of values for filters; null: no value, which no filter matches.</summary>
internal static class FilterText
{
    public static string? Of(bool? flag) => flag switch
    {
        true => "true",
        false => "false",
        null => null,
    };

    public static string? Of(long? number) => number?.ToString(CultureInfo.InvariantCulture);

    public static string? Of(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
