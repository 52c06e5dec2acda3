using PrivateLinkKit.Testing.Modules;
using PrivateLinkKit.Testing.Protocols;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;
using static PrivateLinkKit.Testing.Wire.CloudControl.CloudControlOperations;

namespace PrivateLinkKit.Testing.Services.CloudControl;

/// <summary>The Cloud Control API: resources by their CloudFormation types, made by the operations of their services.</summary>
internal sealed class CloudControlService : IDefinedOnUse
{
    private const string Resource = "TypeName RoleArn";

    public string Name => Service.SigningName;

    public AwsProtocol Protocol { get; } = new ValidatingJsonProtocol(Service.Target!, "InternalFailure", "1.0") { ApiVersion = Service.Version };

    public void Define(ServiceDefinition service)
    {
        service.DisplayName = "cloudcontrol";
        var kinds = new ResourceKinds();
        var changes = new ResourceChanges(kinds, service.Others);
        var reads = new ResourceReads(kinds, service.Others);

        service.On(CreateResource, changes.Create, honours: $"{Resource} ClientToken DesiredState");
        service.On(UpdateResource, changes.Update, honours: $"{Resource} ClientToken Identifier PatchDocument");
        service.On(DeleteResource, changes.Delete, honours: $"{Resource} ClientToken Identifier");
        service.On(GetResource, reads.Get, honours: $"{Resource} Identifier");
        service.On(ListResources, reads.List, honours: $"{Resource} NextToken MaxResults ResourceModel");

        service.On(GetResourceRequestStatus, ResourceRequests.GetStatus, honours: "RequestToken");
        service.On(CancelResourceRequest, ResourceRequests.Cancel, honours: "RequestToken");
        service.On(ListResourceRequests, ResourceRequests.List, honours: "MaxResults NextToken ResourceRequestStatusFilter");
    }
}
