using System.Text.RegularExpressions;
using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Sts;

namespace PrivateLinkKit.Testing.Services.Sts;

/// <summary>Caller identities and role sessions. Any role of any account can be assumed, with any external id: there are no policies here.</summary>
internal static partial class Identities
{
    public static GetCallerIdentityResult Get(ServiceCall call, GetCallerIdentityRequest request) =>
        new() { Account = call.Caller.Account, Arn = call.Caller.Arn, UserId = call.Caller.UserId };

    public static AssumeRoleResult Assume(ServiceCall call, AssumeRoleRequest request)
    {
        var partition = call.Region.Partition;
        var role = RoleArn().Match(request.RoleArn!) is { Success: true } match && match.Groups["partition"].Value == partition.Name
            ? match
            : throw StsErrors.InvalidArn(request.RoleArn!);
        if (!SessionName().IsMatch(request.RoleSessionName!))
        {
            throw StsErrors.InvalidSessionName(request.RoleSessionName!);
        }

        var (account, name) = (role.Groups["account"].Value, role.Groups["name"].Value);
        var ids = call.Cloud.Ids;
        var expires = call.Now.AddSeconds(request.DurationSeconds ?? 3600);
        var session = new Caller(
            account,
            partition.Arn("sts", "", account, $"assumed-role/{name}/{request.RoleSessionName}"),
            $"AROA{ids.Alphanumeric(17).ToUpperInvariant()}:{request.RoleSessionName}",
            expires);
        var key = $"ASIA{ids.Alphanumeric(16).ToUpperInvariant()}";
        call.Cloud.Sessions[key] = session;
        return new()
        {
            AssumedRoleUser = new() { Arn = session.Arn, AssumedRoleId = session.UserId },
            Credentials = new()
            {
                AccessKeyId = key,
                SecretAccessKey = ids.Hex(40),
                SessionToken = ids.Hex(64),
                Expiration = expires,
            },
        };
    }

    [GeneratedRegex("""^arn:(?<partition>aws[a-z-]*):iam::(?<account>\d{12}):role/(?:[\w+=,.@-]+/)*(?<name>[\w+=,.@-]{1,64})\z""")]
    private static partial Regex RoleArn();

    [GeneratedRegex("""^[\w+=,.@-]{2,64}\z""")]
    private static partial Regex SessionName();
}
