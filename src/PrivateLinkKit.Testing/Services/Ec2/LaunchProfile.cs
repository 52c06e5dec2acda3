using System.Security.Cryptography;
using System.Text;
using PrivateLinkKit.Testing.Services.Iam;
using PrivateLinkKit.Testing.Wire.Ec2;

namespace PrivateLinkKit.Testing.Services.Ec2;

/// <summary>The instance profile of a launch. It must exist if the account's roles are checked; else it is recorded as it is named.</summary>
internal static class LaunchProfile
{
    public static IamInstanceProfile? Of(AccountRegion region, IamInstanceProfileSpecification? asked)
    {
        if (asked is { Arn: not null, Name: not null })
        {
            throw Ec2Errors.InvalidCombination("The parameter 'iamInstanceProfile.name' may not be used in combination with 'iamInstanceProfile.arn'");
        }

        if (asked is null or { Arn: null, Name: null })
        {
            return null;
        }

        if (PassedRoles.FindProfile(region, asked.Arn, asked.Name) is { } known)
        {
            return known.RoleName is not null
                ? new() { Arn = known.Profile.Arn, Id = known.Profile.InstanceProfileId }
                : throw Ec2Errors.InvalidValue($"IAM Instance Profile \"{known.Profile.Arn}\" has no associated IAM Roles");
        }

        var prefix = region.Partition.IamArn(region.Account, "instance-profile/");
        var arn = asked.Arn ?? $"{prefix}{asked.Name}";
        if (PassedRoles.AreChecked(region) || !arn.StartsWith(prefix, StringComparison.Ordinal) || arn.Length == prefix.Length)
        {
            throw asked.Name is { } name
                ? Ec2Errors.InvalidValue(name, "iamInstanceProfile.name", "Invalid IAM Instance Profile name")
                : Ec2Errors.InvalidValue(arn, "iamInstanceProfile.arn", "Invalid IAM Instance Profile ARN");
        }

        return new() { Arn = arn, Id = $"AIPA{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(arn)))[..17]}" };
    }
}
