using System.Text.Json.Nodes;
using PrivateLinkKit.Testing.Services.CloudControl.Handlers;

namespace PrivateLinkKit.Testing.Services.CloudControl.Types;

/// <summary>Inline policies of roles.</summary>
internal sealed class IamRolePolicy() : ResourceKind("AWS::IAM::RolePolicy")
{
    public override JsonObject Create(AwsCalls aws, JsonObject wanted)
    {
        aws.Call("iam:PutRolePolicy", wanted);
        return wanted.Only("PolicyName RoleName");
    }

    public override JsonObject? Read(AwsCalls aws, JsonObject id) =>
        id.With("PolicyDocument", PolicyText.Read(aws.Call("iam:GetRolePolicy", id).Required("PolicyDocument")));

    public override void Update(AwsCalls aws, JsonObject id, ModelChange change)
    {
        if (change.Any("PolicyDocument"))
        {
            aws.Call("iam:PutRolePolicy", id.With("PolicyDocument", change.After["PolicyDocument"]));
        }
    }

    public override void Delete(AwsCalls aws, JsonObject id) => aws.Call("iam:DeleteRolePolicy", id);
}
