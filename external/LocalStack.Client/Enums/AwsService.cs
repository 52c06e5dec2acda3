namespace LocalStack.Client.Enums;

/// <summary>The services of this repository, with the numbers of the package, which has many more.</summary>
public enum AwsService
{
    Sts = 37,
    Ec2 = 43,
    Ecs = 47,
    ElbV2 = 79,
}
