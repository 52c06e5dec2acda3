"""Launch templates with two versions, and an instance that starts by one."""
from cli import NOTHING, an


def change_templates(aws):
    template = aws(
        "ec2 create-launch-template --launch-template-name spare --launch-template-data "
        "'{\"ImageId\": \"ami-0123456789abcdef0\", \"InstanceType\": \"t3.micro\"}'",
        {"LaunchTemplate.[LaunchTemplateId,DefaultVersionNumber]|[1]": 1, "LaunchTemplate.LaunchTemplateId": an("lt")}, "LaunchTemplate.LaunchTemplateId")
    chosen = f"--launch-template-id {template}"
    aws(f"ec2 create-launch-template-version {chosen} --source-version 1 --launch-template-data InstanceType=t3.small",
        {"LaunchTemplateVersion.[VersionNumber,LaunchTemplateData.ImageId]": [2, "ami-0123456789abcdef0"]})
    aws(f"ec2 modify-launch-template {chosen} --default-version 2", {"LaunchTemplate.DefaultVersionNumber": 2})
    aws("ec2 describe-launch-templates --page-size 5", {"LaunchTemplates[].LatestVersionNumber": [2]})
    aws(f"ec2 describe-launch-template-versions --page-size 1 {chosen}", {"LaunchTemplateVersions[].DefaultVersion": [True, False]})
    instance = aws(
        f"ec2 run-instances --launch-template LaunchTemplateId={template}", {"Instances[].InstanceType": ["t3.small"]}, "Instances[0].InstanceId")
    aws(f"ec2 terminate-instances --instance-ids {instance}", {"TerminatingInstances[].InstanceId": [instance]})
    aws(f"ec2 wait instance-terminated --instance-ids {instance}", NOTHING)
    aws(f"ec2 delete-launch-template-versions {chosen} --versions 1 2",
        {"SuccessfullyDeletedLaunchTemplateVersions[].VersionNumber": [1], "UnsuccessfullyDeletedLaunchTemplateVersions[].VersionNumber": [2]})
    aws(f"ec2 delete-launch-template {chosen}", {"LaunchTemplate.LaunchTemplateId": template})
