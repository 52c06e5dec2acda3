using PrivateLinkKit.Testing.Wire.Sns;

namespace PrivateLinkKit.Testing.Services.Sns;

/// <summary>The attributes of subscriptions.</summary>
internal static class SubscriptionAttributes
{
    public const string RawDelivery = "RawMessageDelivery";

    private static readonly string[] NotEmulated =
        ["DeliveryPolicy", "FilterPolicy", "FilterPolicyScope", "RedrivePolicy", "ReplayPolicy", "SubscriptionRoleArn"];

    public static GetSubscriptionAttributesResult Get(ServiceCall call, GetSubscriptionAttributesRequest request)
    {
        var (_, subscription) = Subscriptions.Own(call, request.SubscriptionArn!);
        return new()
        {
            Attributes = new Dictionary<string, string>
            {
                ["SubscriptionArn"] = subscription.Arn,
                ["TopicArn"] = subscription.TopicArn,
                ["Owner"] = subscription.Owner,
                ["Protocol"] = SubscriptionState.Protocol,
                ["Endpoint"] = subscription.QueueArn,
                ["PendingConfirmation"] = Text(!subscription.IsConfirmed),
                ["ConfirmationWasAuthenticated"] = Text(subscription.WasAuthenticated),
                ["SubscriptionPrincipal"] = call.Region.Partition.IamArn(subscription.Owner, "root"),
                [RawDelivery] = Text(subscription.IsRaw),
            },
        };
    }

    public static SetSubscriptionAttributesResult Set(ServiceCall call, SetSubscriptionAttributesRequest request)
    {
        var (region, subscription) = Subscriptions.Own(call, request.SubscriptionArn!);
        region.Sns.Subscriptions.Put(With(subscription, request.AttributeName!, request.AttributeValue ?? ""));
        return new();
    }

    public static SubscriptionState With(SubscriptionState subscription, string name, string value) => name switch
    {
        RawDelivery => bool.TryParse(value, out var raw)
            ? subscription with { IsRaw = raw }
            : throw SnsErrors.Invalid("Attributes", $"{RawDelivery}: Invalid value [{value}]. Must be true or false."),
        _ => throw (NotEmulated.Contains(name) ? SnsErrors.NotEmulated($"the attribute {name} of subscriptions") : SnsErrors.Invalid("AttributeName")),
    };

    private static string Text(bool flag) => flag ? "true" : "false";
}
