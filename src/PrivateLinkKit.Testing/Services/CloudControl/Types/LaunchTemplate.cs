using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Launch templates. An update is a new version, which is not the default, and leaves the tags.</summary>
internal sealed class LaunchTemplate() : ResourceKind("AWS::EC2::LaunchTemplate")
{
    private const string Version = "LaunchTemplateData VersionDescription";

    public override JsonObject? Predict(AwsCalls aws, JsonObject wanted) => wanted.Text("LaunchTemplateName") is { } name
        && aws.Find("ec2:DescribeLaunchTemplates", new() { ["LaunchTemplateNames"] = Fields.Array([name]) }) is { } found
            ? found.Items("LaunchTemplates").Single().AsObject().Pick("LaunchTemplateId")
            : null;

    public override JsonObject Create(AwsCalls aws, JsonObject wanted) =>
        aws.Call("ec2:CreateLaunchTemplate", wanted.With("LaunchTemplateName", wanted.Text("LaunchTemplateName") ?? aws.NewName()))
            .Member("LaunchTemplate").Pick("LaunchTemplateId");

    public override JsonObject? Read(AwsCalls aws, JsonObject id) => aws.Model(
        aws.Call("ec2:DescribeLaunchTemplates", new() { ["LaunchTemplateIds"] = Fields.Array([id.Required("LaunchTemplateId")]) })
            .Items("LaunchTemplates").Single());

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        change.Any("TagSpecifications");
        if (change.Any(Version))
        {
            aws.Call("ec2:CreateLaunchTemplateVersion", change.After.Only(Version).With("LaunchTemplateId", id["LaunchTemplateId"]));
        }
    }

    public override void Delete(AwsCalls aws, JsonObject id) => aws.Call("ec2:DeleteLaunchTemplate", id);

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) =>
        aws.All("ec2:DescribeLaunchTemplates", "LaunchTemplates").Select(template => template.Pick("LaunchTemplateId"));
}
