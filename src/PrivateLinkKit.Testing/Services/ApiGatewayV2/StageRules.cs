using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.ApiGatewayV2;

namespace PrivateLinkKit.Testing.Services.ApiGatewayV2;

/// <summary>What AWS asks of stages.</summary>
internal static partial class StageRules
{
    public const string Default = "$default";

    private const int LongestVariable = 512;

    public static void CheckName(string name)
    {
        if ((name is not Default && !Name().IsMatch(name)) || name is "ping" or "sping")
        {
            throw ApiGatewayV2Errors.BadRequest("Stage name only allows a-zA-Z0-9_- and $default, but not ping and sping");
        }
    }

    public static void Check(AccountRegion region, string apiId, Stage stage)
    {
        foreach (var (name, value) in stage.StageVariables ?? new Dictionary<string, string>())
        {
            if (!VariableName().IsMatch(name) || value.Length > LongestVariable || !VariableValue().IsMatch(value))
            {
                throw ApiGatewayV2Errors.BadRequest($"Invalid stage variable specified: {name}");
            }
        }

        foreach (var settings in (stage.RouteSettings ?? new Dictionary<string, RouteSettings>()).Values.Append(stage.DefaultRouteSettings))
        {
            if (settings is { ThrottlingBurstLimit: < 0 } or { ThrottlingRateLimit: < 0 })
            {
                throw ApiGatewayV2Errors.BadRequest("Throttling limits must not be negative");
            }
        }

        var keys = region.ApiGatewayV2.Routes.Of(apiId).Select(route => route.RouteKey!);
        if (stage.RouteSettings?.Keys.Except(keys).FirstOrDefault() is { } unknown)
        {
            throw ApiGatewayV2Errors.NoSuchRouteKey(unknown);
        }
    }

    [GeneratedRegex("""^[A-Za-z0-9_-]{1,128}\z""")]
    private static partial Regex Name();

    [GeneratedRegex("""^[A-Za-z0-9_]{1,64}\z""")]
    private static partial Regex VariableName();

    [GeneratedRegex("""^[A-Za-z0-9\-._~:/?#&=,]*\z""")]
    private static partial Regex VariableValue();
}
