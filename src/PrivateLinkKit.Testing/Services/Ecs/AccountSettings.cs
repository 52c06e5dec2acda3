using PrivateLinkKit.Testing.Wire.Ecs;

namespace PrivateLinkKit.Testing.Services.Ecs;

/// <summary>The settings of a new account. They cannot be changed, so only effective settings are listed.</summary>
internal static class AccountSettings
{
    private static readonly (string Name, string Value)[] Defaults =
    [
        ("awsvpcTrunking", "disabled"),
        ("containerInsights", "disabled"),
        ("containerInstanceLongArnFormat", "enabled"),
        ("defaultLogDriverMode", "non-blocking"),
        ("fargateFIPSMode", "disabled"),
        ("fargateTaskRetirementWaitPeriod", "7"),
        ("guardDutyActivate", "off"),
        ("serviceLongArnFormat", "enabled"),
        ("tagResourceAuthorization", "on"),
        ("taskLongArnFormat", "enabled"),
    ];

    public static ListAccountSettingsResult List(ServiceCall call, ListAccountSettingsRequest request)
    {
        var settings = Defaults.Where(setting => request.EffectiveSettings is true
            && (request.Name is null || request.Name == setting.Name)
            && (request.Value is null || request.Value == setting.Value)).ToDictionary(setting => setting.Name, setting => setting.Value);
        var (page, next) = Pages.Of(settings.Keys, request.NextToken, request.MaxResults);
        return new()
        {
            Settings =
            [
                .. page.Select(name => new Setting
                {
                    Name = name,
                    Value = settings[name],
                    PrincipalArn = call.Region.Partition.IamArn(call.Account, "root"),
                    Type = name == "guardDutyActivate" ? "aws_managed" : "user",
                }),
            ],
            NextToken = next,
        };
    }
}
