//! What everything is measured against: plain structs with owned fields, parsed by serde_json, nothing validated.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! plain {
    ($($name:ident { $($field:ident: $kind:ty),* $(,)? })*) => {
        $(
            #[derive(Clone, Debug, Deserialize, Serialize)]
            pub struct $name { $(pub $field: $kind),* }
        )*
    };
}

plain! {
    CourseGenerationRequested {
        course_id: Uuid, title: String, description: String, language: String, target_audiences: Vec<String>,
        tenant_id: String, dry_run: bool, full_lessons_count: i64,
    }
    CourseOutlineCreated { course_id: Uuid, modules_count: i64, total_lessons: i64, template_id: String }
    CourseLessonGenerated {
        course_id: Uuid, lesson_id: Uuid, lesson_title: String, module_id: Uuid, content_length: i64, lesson_index: i64,
    }
    CourseQuizCreated { course_id: Uuid, quiz_id: Uuid, question_count: i64, question_ids: Vec<Uuid> }
    CourseLandingPageCreated {
        course_id: Uuid, landing_page_id: Uuid, sections_count: i64, has_hero: bool, has_pricing: bool,
    }
    CourseGenerationCompleted {
        course_id: Uuid, total_modules: i64, total_lessons: i64, full_lessons_generated: i64,
        quiz_questions_count: i64, evidence_pack_path: String, execution_time_seconds: f64, deployed: bool,
        staging_url: Option<String>,
    }
    CourseGenerationFailed {
        course_id: String, title: String, error_message: String, error_type: String, execution_time_seconds: f64,
    }
    CourseWorkflowTransitioned {
        course_id: Uuid, from_state: String, to_state: String, transitioned_by: String, requires_approval: bool,
        approval_token: Option<String>,
    }
    CourseDeployedStaging { course_id: Uuid, staging_url: String, staging_domain: String, deployed_at: String }
}
