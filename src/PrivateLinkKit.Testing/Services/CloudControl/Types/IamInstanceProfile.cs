using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Instance profiles, with their role.</summary>
internal sealed class IamInstanceProfile() : ResourceKind("AWS::IAM::InstanceProfile")
{
    public override JsonObject Create(AwsCalls aws, JsonObject wanted)
    {
        var profile = wanted.Except("Roles").With("InstanceProfileName", wanted.Text("InstanceProfileName") ?? aws.NewName());
        aws.Call("iam:CreateInstanceProfile", profile);
        return profile.Only("InstanceProfileName");
    }

    public override void Complete(AwsCalls aws, JsonObject id, JsonObject wanted) => SetRoles(aws, id, new ModelChange([], wanted.Only("Roles")));

    public override JsonObject? Read(AwsCalls aws, JsonObject id)
    {
        var profile = aws.Call("iam:GetInstanceProfile", id).Member("InstanceProfile")!.AsObject();
        return aws.Model(profile.With("Roles", Fields.Array(profile.Items("Roles").Select(role => role.Required("RoleName")))));
    }

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        if (change.Any("Roles"))
        {
            SetRoles(aws, id, change);
        }
    }

    public override void Delete(AwsCalls aws, JsonObject id)
    {
        SetRoles(aws, id, new ModelChange(Read(aws, id)!, []));
        aws.Call("iam:DeleteInstanceProfile", id);
    }

    public override IEnumerable<JsonObject> List(AwsCalls aws, JsonObject model) =>
        aws.All("iam:ListInstanceProfiles", "InstanceProfiles").Select(profile => profile.Pick("InstanceProfileName"));

    private static void SetRoles(AwsCalls aws, JsonObject id, ModelChange change)
    {
        var lists = ListChanges.Add([], change, "Roles", "Add", "Remove");
        foreach (var role in lists.Items("Remove"))
        {
            aws.Call("iam:RemoveRoleFromInstanceProfile", id.With("RoleName", role));
        }

        foreach (var role in lists.Items("Add"))
        {
            aws.Call("iam:AddRoleToInstanceProfile", id.With("RoleName", role));
        }
    }
}
