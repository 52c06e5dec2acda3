using PrivateLinkKit.Testing.State;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>Notifications of the connections of an endpoint service or endpoint, to topics of SNS.</summary>
internal sealed class ConnectionNotifications(ConnectionEvents events)
{
    internal static readonly Filters<ConnectionNotification> NotificationFilters = new(Ec2Operations.DescribeVpcEndpointConnectionNotifications)
    {
        { "connection-notification-arn", notification => notification.ConnectionNotificationArn },
        { "connection-notification-id", notification => notification.ConnectionNotificationId },
        { "connection-notification-state", notification => notification.ConnectionNotificationState },
        { "connection-notification-type", notification => notification.ConnectionNotificationType },
        { "service-id", notification => notification.ServiceId },
        { "vpc-endpoint-id", notification => notification.VpcEndpointId },
    };

    public CreateVpcEndpointConnectionNotificationResult Create(ServiceCall call, CreateVpcEndpointConnectionNotificationRequest request) =>
        call.Once(request.ClientToken, () => new CreateVpcEndpointConnectionNotificationResult
        {
            ConnectionNotification = New(call, request),
            ClientToken = request.ClientToken,
        });

    public DescribeVpcEndpointConnectionNotificationsResult Describe(ServiceCall call, DescribeVpcEndpointConnectionNotificationsRequest request)
    {
        var page = Listing.Of(call.Region.Ec2.ConnectionNotifications.Select(notification => WithState(call.Region, notification)))
            .WithIds(
                request.ConnectionNotificationId is { } id ? [id] : null,
                notification => notification.ConnectionNotificationId!,
                Ec2Errors.NotificationNotFound)
            .Where(NotificationFilters, request.Filters)
            .ClampedPage(request.MaxResults, request.NextToken);
        return new() { ConnectionNotificationSet = page.Rows, NextToken = page.NextToken };
    }

    public ModifyVpcEndpointConnectionNotificationResult Modify(ServiceCall call, ModifyVpcEndpointConnectionNotificationRequest request)
    {
        var known = call.Region.Ec2.ConnectionNotifications.Find(request.ConnectionNotificationId)
            ?? throw Ec2Errors.NotificationNotFound(request.ConnectionNotificationId!);
        call.Region.Ec2.ConnectionNotifications.Put(Checked(call.Region, known with
        {
            ConnectionNotificationArn = request.ConnectionNotificationArn ?? known.ConnectionNotificationArn,
            ConnectionEvents = request.ConnectionEvents ?? known.ConnectionEvents,
        }));
        return new() { ReturnValue = true };
    }

    public static DeleteVpcEndpointConnectionNotificationsResult Delete(ServiceCall call, DeleteVpcEndpointConnectionNotificationsRequest request) => new()
    {
        Unsuccessful = Unsuccessful.Of(request.ConnectionNotificationIds!, id =>
        {
            if (!call.Region.Ec2.ConnectionNotifications.Remove(id))
            {
                throw Ec2Errors.NotificationNotFound(id);
            }
        }),
    };

    /// <summary>Removes the notifications of a service or endpoint that is deleted.</summary>
    public static void Forget(AccountRegion region, string serviceOrEndpointId)
    {
        foreach (var notification in region.Ec2.ConnectionNotifications.Where(notification =>
            notification.ServiceId == serviceOrEndpointId || notification.VpcEndpointId == serviceOrEndpointId))
        {
            region.Ec2.ConnectionNotifications.Remove(notification.ConnectionNotificationId);
        }
    }

    private ConnectionNotification New(ServiceCall call, CreateVpcEndpointConnectionNotificationRequest request)
    {
        var serviceRegion = call.RegionName;
        switch (request)
        {
            case { ServiceId: { } service, VpcEndpointId: null }: VpcEndpointServices.Get(call.Region, service); break;
            case { ServiceId: null, VpcEndpointId: { } endpoint }: serviceRegion = Interface(call.Region, endpoint).ServiceRegion; break;
            default: throw Ec2Errors.InvalidCombination("Exactly one of ServiceId and VpcEndpointId must be specified");
        }

        var created = Checked(call.Region, new ConnectionNotification
        {
            ConnectionNotificationId = call.Cloud.Ids.Next("vpce-nfn-"),
            ServiceId = request.ServiceId,
            VpcEndpointId = request.VpcEndpointId,
            ConnectionNotificationType = "Topic",
            ConnectionNotificationArn = request.ConnectionNotificationArn,
            ConnectionEvents = request.ConnectionEvents,
            ServiceRegion = serviceRegion,
        });
        call.Region.Ec2.ConnectionNotifications.Put(created);
        return WithState(call.Region, created);
    }

    private ConnectionNotification Checked(AccountRegion region, ConnectionNotification notification)
    {
        var (asked, arn) = (notification.ConnectionEvents!, notification.ConnectionNotificationArn!);
        if (asked is [] || asked.FirstOrDefault(name => !ConnectionEvents.All.Contains(name)) is not null)
        {
            throw Ec2Errors.InvalidParameter($"ConnectionEvents must be some of {string.Join(", ", ConnectionEvents.All)}, not '{string.Join(", ", asked)}'");
        }

        if (arn.Split(':') is not ["arn", var partition, "sns", var regionName, _, _] || partition != region.Partition.Name || regionName != region.Name)
        {
            throw Ec2Errors.InvalidConnectionNotification($"The ARN '{arn}' is not that of an SNS topic in {region.Name}.");
        }

        return events.AreTaken(region, notification)
            ? notification with { ConnectionEvents = [.. asked.Distinct()] }
            : throw Ec2Errors.InvalidConnectionNotification($"The topic '{arn}' does not exist, or its policy does not let vpce.amazonaws.com publish to it.");
    }

    private ConnectionNotification WithState(AccountRegion region, ConnectionNotification notification) =>
        notification with { ConnectionNotificationState = events.AreTaken(region, notification) ? "Enabled" : "Disabled" };

    private static VpcEndpoint Interface(AccountRegion region, string id) =>
        Existing.VpcEndpoint(region, id) is { VpcEndpointType: not AwsService.Gateway } endpoint
            ? endpoint
            : throw Ec2Errors.InvalidParameter($"Connection notifications are not supported by the gateway endpoint '{id}'.");
}
