"""Launch templates with two versions, and an instance that starts by one."""
from aws import SOON, equal, tagged
from pages import agree


def walk(ec2):
    """Calls every operation, and leaves nothing behind."""
    data = {
        "ImageId": "ami-0123456789abcdef0", "InstanceType": "t3.micro", "UserData": "aGVsbG8=", "MetadataOptions": {"HttpTokens": "required"},
        "BlockDeviceMappings": [{"DeviceName": "/dev/xvda", "Ebs": {"VolumeSize": 20}}], "TagSpecifications": tagged("instance", Name="spare"),
        "NetworkInterfaces": [{"DeviceIndex": 0, "AssociatePublicIpAddress": True}], "IamInstanceProfile": {"Name": "web"}, "Monitoring": {"Enabled": True},
        "CreditSpecification": {"CpuCredits": "standard"}, "Placement": {"AvailabilityZone": "eu-west-1a"}}
    template = ec2.create_launch_template(
        LaunchTemplateName="spare", LaunchTemplateData=data, TagSpecifications=tagged("launch-template", Name="spare"))["LaunchTemplate"]["LaunchTemplateId"]
    second = ec2.create_launch_template_version(
        LaunchTemplateId=template, SourceVersion="1", VersionDescription="larger", LaunchTemplateData={"InstanceType": "t3.small"})["LaunchTemplateVersion"]
    equal((second["VersionNumber"], second["LaunchTemplateData"]["UserData"]), (2, "aGVsbG8="))
    equal(ec2.modify_launch_template(LaunchTemplateId=template, DefaultVersion="2")["LaunchTemplate"]["DefaultVersionNumber"], 2)
    equal([found["Tags"] for found in agree(ec2, "describe_launch_templates", 5)], [[{"Key": "Name", "Value": "spare"}]])
    versions = agree(ec2, "describe_launch_template_versions", 1, at_least=2, LaunchTemplateId=template)
    equal([version["DefaultVersion"] for version in versions], [True, False])
    instance = ec2.run_instances(LaunchTemplate={"LaunchTemplateId": template}, MinCount=1, MaxCount=1)["Instances"][0]
    equal((instance["InstanceType"], instance["Placement"]["AvailabilityZone"]), ("t3.small", "eu-west-1a"))
    ec2.terminate_instances(InstanceIds=[instance["InstanceId"]])
    ec2.get_waiter("instance_terminated").wait(InstanceIds=[instance["InstanceId"]], WaiterConfig=SOON)
    deleted = ec2.delete_launch_template_versions(LaunchTemplateId=template, Versions=["1", "2"])
    equal([found["VersionNumber"] for found in deleted["SuccessfullyDeletedLaunchTemplateVersions"]], [1])
    equal(len(deleted["UnsuccessfullyDeletedLaunchTemplateVersions"]), 1)
    ec2.delete_launch_template(LaunchTemplateId=template)
