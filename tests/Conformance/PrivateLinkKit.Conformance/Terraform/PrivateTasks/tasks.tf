resource "aws_cloudwatch_log_group" "this" {
  name              = "/ecs/orders"
  retention_in_days = 14
}

resource "aws_secretsmanager_secret" "this" {
  name                    = "orders"
  recovery_window_in_days = 0
}

resource "aws_secretsmanager_secret_version" "this" {
  secret_id     = aws_secretsmanager_secret.this.id
  secret_string = jsonencode({ password = "correct horse" })
}

resource "aws_ecr_repository" "this" {
  name                 = "orders/api"
  image_tag_mutability = "IMMUTABLE"
  force_delete         = true

  image_scanning_configuration {
    scan_on_push = true
  }
}

resource "aws_ecs_cluster" "this" {
  name = "orders"
}

resource "aws_ecs_task_definition" "this" {
  family                   = "orders"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = 256
  memory                   = 512
  execution_role_arn       = aws_iam_role.execution.arn
  task_role_arn            = aws_iam_role.task.arn

  container_definitions = jsonencode([{
    name         = "orders"
    image        = "${aws_ecr_repository.this.repository_url}:1"
    essential    = true
    portMappings = [{ containerPort = 8080 }]
    secrets      = [{ name = "PASSWORD", valueFrom = "${aws_secretsmanager_secret.this.arn}:password::" }]

    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = aws_cloudwatch_log_group.this.name
        awslogs-region        = data.aws_region.this.name
        awslogs-stream-prefix = "orders"
      }
    }
  }])
}

resource "aws_ecs_service" "this" {
  name                  = "orders"
  cluster               = aws_ecs_cluster.this.id
  task_definition       = aws_ecs_task_definition.this.arn
  launch_type           = "FARGATE"
  desired_count         = 1
  wait_for_steady_state = true

  network_configuration {
    subnets         = [for subnet in aws_subnet.this : subnet.id]
    security_groups = [aws_security_group.task.id]
  }

  depends_on = [
    aws_iam_role_policy_attachment.execution,
    aws_iam_role_policy_attachment.secret,
    aws_secretsmanager_secret_version.this,
    aws_route_table_association.this,
    aws_vpc_endpoint.interface,
    aws_vpc_security_group_egress_rule.task_to_endpoints,
    aws_vpc_security_group_egress_rule.task_to_s3,
  ]
}

output "cluster" {
  value = aws_ecs_cluster.this.name
}
